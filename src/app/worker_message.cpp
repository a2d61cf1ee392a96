#include "app/worker_message.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include <sys/uio.h>
#include <unistd.h>

namespace planleser {

namespace {

constexpr std::size_t header_size = 1 + sizeof(std::uint32_t);
// A message is cut into pieces no longer than this, so that a reader's buffer stays small.
constexpr std::size_t largest_piece = 1 << 20;

// In as few writes as the pipe allows, since each wakes who reads.
void write_all(int pipe, std::string_view header, std::string_view payload) {
    while (!header.empty() || !payload.empty()) {
        std::array<iovec, 2> parts{};
        for (std::size_t i = 0; auto const part : {header, payload})
            parts[i++] = {const_cast<char*>(part.data()), part.size()};
        auto const written = ::writev(pipe, parts.data(), parts.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) ::_exit(1);
        auto const of_header = std::min(header.size(), static_cast<std::size_t>(written));
        header.remove_prefix(of_header);
        payload.remove_prefix(static_cast<std::size_t>(written) - of_header);
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
        write_all(m_pipe, {header.data(), header.size()}, piece);
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
