#include "app/interruption.h"

#include <csignal>
#include <initializer_list>

namespace planleser {

namespace {

volatile std::sig_atomic_t was_interrupted = 0;

void remember(int signal) {
    was_interrupted = 1;
    std::signal(signal, SIG_DFL);
}

} // namespace

void watch_for_interruption() {
    struct sigaction action {};
    action.sa_handler = remember; // without SA_RESTART: a wait in progress ends
    for (auto const signal : {SIGINT, SIGTERM, SIGHUP}) ::sigaction(signal, &action, nullptr);
}

bool interrupted() {
    return was_interrupted != 0;
}

} // namespace planleser
