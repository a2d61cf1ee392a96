#include "app/worker_message.h"

#include <array>
#include <cerrno>
#include <cstring>

#include <unistd.h>

namespace planleser {

namespace {

constexpr std::size_t header_size = 1 + sizeof(std::uint32_t);
// A message is cut into pieces no longer than this, so that a reader's buffer stays small.
constexpr std::size_t largest_piece = 1 << 20;

void write_all(int pipe, char const* bytes, std::size_t count) {
    while (count > 0) {
        auto const written = ::write(pipe, bytes, count);
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) ::_exit(1);
        bytes += written;
        count -= static_cast<std::size_t>(written);
    }
}

} // namespace

void MessageWriter::send(MessageKind kind, std::string_view payload) {
    do {
        auto const piece = kind == MessageKind::Output ? payload.substr(0, largest_piece) : payload;
        std::array<char, header_size> header{};
        header[0] = static_cast<char>(kind);
        auto const size = static_cast<std::uint32_t>(piece.size());
        std::memcpy(&header[1], &size, sizeof size);
        write_all(m_pipe, header.data(), header.size());
        write_all(m_pipe, piece.data(), piece.size());
        payload.remove_prefix(piece.size());
    } while (!payload.empty());
}

std::optional<Message> MessageReader::next() {
    if (m_bytes.size() - m_read < header_size) return std::nullopt;
    std::uint32_t size = 0;
    std::memcpy(&size, m_bytes.data() + m_read + 1, sizeof size);
    if (m_bytes.size() - m_read - header_size < size) return std::nullopt;
    Message message{static_cast<MessageKind>(m_bytes[m_read]), m_bytes.substr(m_read + header_size, size)};
    m_read += header_size + size;
    if (m_read == m_bytes.size()) {
        m_bytes.clear();
        m_read = 0;
    } else if (m_read > largest_piece) {
        m_bytes.erase(0, m_read);
        m_read = 0;
    }
    return message;
}

} // namespace planleser
