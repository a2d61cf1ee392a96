#include "app/worker_limits.h"

#include <array>
#include <cerrno>
#include <fstream>
#include <memory>

#include <fcntl.h>
#include <seccomp.h>
#include <sys/resource.h>
#include <unistd.h>

// Read by jemalloc as the program starts. A long document or a scan touches very many pages of memory for the
// first time; in large pages, where the system has them to give, a tenth of all CPU time is saved.
extern "C" {
extern char const* malloc_conf;
char const* malloc_conf = "thp:always";
}

namespace planleser {

namespace {

void limit(__rlimit_resource resource, rlim_t soft, rlim_t hard) {
    rlimit const value{soft, hard};
    ::setrlimit(resource, &value);
}

std::chrono::seconds used_before{0}; // CPU time, for the documents before this one

void limit_cpu(std::chrono::seconds time) {
    limit(RLIMIT_CPU, static_cast<rlim_t>((used_before + time).count()), RLIM_INFINITY);
}

// Opening for writing is refused by the flags, which are the second argument of open and the third of openat.
bool forbid_writing(scmp_filter_ctx filter, int call, unsigned flags_argument) {
    for (auto const flag : {O_WRONLY, O_RDWR}) {
        scmp_arg_cmp const writes{
            flags_argument, SCMP_CMP_MASKED_EQ, O_ACCMODE, static_cast<scmp_datum_t>(flag)};
        if (seccomp_rule_add_array(filter, SCMP_ACT_ERRNO(EACCES), call, 1, &writes) != 0) return false;
    }
    return true;
}

constexpr std::array forbidden_calls{SCMP_SYS(socket), SCMP_SYS(connect), SCMP_SYS(bind), SCMP_SYS(listen),
    SCMP_SYS(accept), SCMP_SYS(accept4), SCMP_SYS(sendto), SCMP_SYS(sendmsg), SCMP_SYS(ptrace),
    SCMP_SYS(process_vm_readv), SCMP_SYS(process_vm_writev), SCMP_SYS(creat), SCMP_SYS(truncate),
    SCMP_SYS(unlink), SCMP_SYS(unlinkat), SCMP_SYS(rename), SCMP_SYS(renameat), SCMP_SYS(renameat2),
    SCMP_SYS(link), SCMP_SYS(linkat), SCMP_SYS(symlink), SCMP_SYS(symlinkat), SCMP_SYS(mkdir),
    SCMP_SYS(mkdirat), SCMP_SYS(rmdir), SCMP_SYS(mknod), SCMP_SYS(mknodat), SCMP_SYS(chmod),
    SCMP_SYS(fchmodat), SCMP_SYS(chown), SCMP_SYS(lchown), SCMP_SYS(fchownat), SCMP_SYS(mount),
    SCMP_SYS(umount2), SCMP_SYS(chroot), SCMP_SYS(pivot_root), SCMP_SYS(bpf), SCMP_SYS(io_uring_setup),
    SCMP_SYS(open_by_handle_at), SCMP_SYS(kexec_load), SCMP_SYS(init_module), SCMP_SYS(finit_module),
    SCMP_SYS(setxattr), SCMP_SYS(lsetxattr), SCMP_SYS(openat2)};

} // namespace

void apply_limits(WorkerLimits const& limits) {
    limit(RLIMIT_CORE, 0, 0);
    limit(RLIMIT_AS, limits.memory, limits.memory);
    rusage used{};
    ::getrusage(RUSAGE_SELF, &used);
    auto const before = std::chrono::seconds(used.ru_utime.tv_sec + used.ru_stime.tv_sec) +
                        std::chrono::microseconds(used.ru_utime.tv_usec + used.ru_stime.tv_usec);
    // The kernel counts by ticks, which is less exact than what it tells here: a second more for those who
    // come later.
    used_before = before < std::chrono::milliseconds(100)
                      ? std::chrono::seconds(0)
                      : std::chrono::ceil<std::chrono::seconds>(before) + std::chrono::seconds(1);
    limit_cpu(limits.cpu);
}

void extend_cpu_limit(WorkerLimits const& limits, int pages, int recognitions) {
    auto const more = std::chrono::duration_cast<std::chrono::seconds>(pages * limits.cpu_a_page) +
                      recognitions * limits.cpu_a_recognition;
    limit_cpu(limits.cpu + more);
}

std::uint64_t address_space() {
    std::uint64_t pages = 0;
    std::ifstream("/proc/self/statm") >> pages;
    return pages * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
}

bool drop_privileges() {
    static bool dropped = false;
    if (dropped) return true;
    std::unique_ptr<void, decltype(&seccomp_release)> const filter(
        seccomp_init(SCMP_ACT_ALLOW), seccomp_release);
    if (!filter) return false;
    for (auto const call : forbidden_calls)
        if (seccomp_rule_add(filter.get(), SCMP_ACT_ERRNO(EACCES), call, 0) != 0) return false;
    if (!forbid_writing(filter.get(), SCMP_SYS(open), 1) ||
        !forbid_writing(filter.get(), SCMP_SYS(openat), 2))
        return false;
    dropped = seccomp_load(filter.get()) == 0;
    return dropped;
}

} // namespace planleser
