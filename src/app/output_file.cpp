#include "app/output_file.h"

#include "base/import_error.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <string>

#include <fcntl.h>
#include <unistd.h>

namespace planleser {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void cannot_write(fs::path const& path, int why) {
    throw ImportError(
        ImportErrorKind::Unwritable, fmt::format("cannot write {}: {}", path.string(), std::strerror(why)));
}

// A file that vanishes unless it is given its name. File systems without O_TMPFILE get a hidden file instead,
// which is removed again.
class NamelessFile {
public:
    explicit NamelessFile(fs::path const& target)
        : m_target(target), m_folder(target.has_parent_path() ? target.parent_path() : fs::path(".")),
          m_hidden(m_folder / fmt::format(".{}.{}.part", target.filename().string(), ::getpid())) {
        m_descriptor = ::open(m_folder.c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666);
        if (m_descriptor >= 0) return;
        m_descriptor = ::open(m_hidden.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
        if (m_descriptor < 0) cannot_write(m_target, errno);
        m_is_linked = true;
    }
    ~NamelessFile() {
        ::close(m_descriptor);
        if (m_is_linked) ::unlink(m_hidden.c_str());
    }
    NamelessFile(NamelessFile const&) = delete;
    NamelessFile& operator=(NamelessFile const&) = delete;

    void write(std::string_view content) const {
        while (!content.empty()) {
            auto const written = ::write(m_descriptor, content.data(), content.size());
            if (written < 0 && errno == EINTR) continue;
            if (written < 0) cannot_write(m_target, errno);
            content.remove_prefix(static_cast<std::size_t>(written));
        }
    }

    void take_name() {
        if (!m_is_linked) link_as_hidden();
        if (::rename(m_hidden.c_str(), m_target.c_str()) != 0) cannot_write(m_target, errno);
        m_is_linked = false;
    }

private:
    void link_as_hidden() {
        auto const here = fmt::format("/proc/self/fd/{}", m_descriptor);
        ::unlink(m_hidden.c_str());
        if (::linkat(AT_FDCWD, here.c_str(), AT_FDCWD, m_hidden.c_str(), AT_SYMLINK_FOLLOW) != 0)
            cannot_write(m_target, errno);
        m_is_linked = true;
    }

    fs::path m_target, m_folder, m_hidden;
    int m_descriptor = -1;
    bool m_is_linked = false;
};

} // namespace

void write_whole_file(fs::path const& path, std::string_view content) {
    NamelessFile file(path);
    file.write(content);
    file.take_name();
}

void prepare_output_folder(fs::path const& folder) {
    std::error_code failed;
    fs::create_directories(folder, failed);
    if (failed)
        throw ImportError(ImportErrorKind::Unwritable,
            fmt::format("cannot make the folder {}: {}", folder.string(), failed.message()));
    if (!fs::is_directory(folder))
        throw ImportError(ImportErrorKind::Unwritable, folder.string() + " is not a folder");
    if (::access(folder.c_str(), W_OK | X_OK) != 0) cannot_write(folder, errno);
    NamelessFile const probe(folder / "probe");
}

} // namespace planleser
