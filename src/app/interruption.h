// Ctrl-C and a polite kill: noticed where it suits the program, instead of ending it at once.
#pragma once

namespace planleser {

// From here on SIGINT, SIGTERM and SIGHUP only make interrupted() true; a second one ends the program as
// usual.
void watch_for_interruption();
bool interrupted();

} // namespace planleser
