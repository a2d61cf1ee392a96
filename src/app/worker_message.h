// What a worker process tells its supervisor, over one pipe, in frames of a kind, a length and that many
// bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace planleser {

enum class MessageKind : char {
    Progress = 'p', // "PAGE PAGES": this page has been begun
    Look = 'l',     // the same, but it is only looked at for what is to be recognised
    Pixels = 'x',   // the same: its pixels are being looked at, to recognise what they show
    Keep = 'k',     // "KEY ENTRY": a result of recognition for the cache
    Output = 'o',   // a piece of what is to be written
    Result = 'r',   // a summary of the work, as JSON; the last message of work that came to its end
    Failure = 'e',  // why nothing came of it, as JSON; likewise the last
    Fault = 'f',    // what an exception said that nobody foresaw: as good as a crash; likewise
    Share = 's',    // "PAGE PAGE …": to be recognised by others before the work is begun anew; likewise
    Ready = 'y', // "MICROSECONDS KILOBYTES": the worker would do other work; its CPU time, its peak in this
};

struct Message {
    MessageKind kind = MessageKind::Progress;
    std::string payload;
};

// The worker's end of the pipe. The process ends at once when nobody reads any more.
class MessageWriter {
public:
    explicit MessageWriter(int pipe) : m_pipe(pipe) {}
    void send(MessageKind kind, std::string_view payload);

private:
    int m_pipe;
};

// Puts frames together again from the pieces that a pipe gives.
class MessageReader {
public:
    void add(std::string_view bytes) { m_bytes.append(bytes); }
    // The next whole message; nullopt: more bytes are needed.
    std::optional<Message> next();
    // Bytes that wait for the rest of their message.
    std::size_t waiting() const { return m_bytes.size() - m_read; }

private:
    std::string m_bytes;
    std::size_t m_read = 0;
};

} // namespace planleser
