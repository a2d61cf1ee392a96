#include "app/sha256.h"

#include "base/import_error.h"

#include <openssl/evp.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <memory>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace planleser {

namespace {

class Digest {
public:
    Digest() { EVP_DigestInit_ex(m_context.get(), EVP_sha256(), nullptr); }
    void add(char const* bytes, std::size_t count) { EVP_DigestUpdate(m_context.get(), bytes, count); }
    std::string finish() {
        std::array<unsigned char, EVP_MAX_MD_SIZE> value{};
        unsigned size = 0;
        EVP_DigestFinal_ex(m_context.get(), value.data(), &size);
        constexpr std::string_view digits = "0123456789abcdef";
        std::string text;
        for (unsigned i = 0; i < size; ++i) {
            text += digits[value[i] >> 4U];
            text += digits[value[i] & 15U];
        }
        return text;
    }

private:
    std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> m_context{EVP_MD_CTX_new(), EVP_MD_CTX_free};
};

class OpenFile {
public:
    // O_NONBLOCK: a pipe without a writer must not make us wait.
    explicit OpenFile(std::filesystem::path const& path)
        : m_descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)) {
        if (m_descriptor < 0) throw ImportError(ImportErrorKind::Unreadable, std::strerror(errno));
        struct stat status {};
        if (::fstat(m_descriptor, &status) == 0 && S_ISREG(status.st_mode)) return;
        ::close(m_descriptor);
        throw ImportError(ImportErrorKind::Unreadable, "not a regular file");
    }
    ~OpenFile() { ::close(m_descriptor); }
    OpenFile(OpenFile const&) = delete;
    OpenFile& operator=(OpenFile const&) = delete;

    std::size_t read(std::array<char, 65536>& bytes) const {
        while (true) {
            auto const count = ::read(m_descriptor, bytes.data(), bytes.size());
            if (count >= 0) return static_cast<std::size_t>(count);
            if (errno != EINTR) throw ImportError(ImportErrorKind::Unreadable, std::strerror(errno));
        }
    }

private:
    int m_descriptor;
};

} // namespace

std::string sha256_of(std::string_view bytes) {
    Digest digest;
    digest.add(bytes.data(), bytes.size());
    return digest.finish();
}

std::string sha256_of_file(std::filesystem::path const& path) {
    OpenFile const file(path);
    Digest digest;
    std::array<char, 65536> bytes;
    while (auto const count = file.read(bytes)) digest.add(bytes.data(), count);
    return digest.finish();
}

} // namespace planleser
