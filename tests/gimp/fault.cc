// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Ends the plug-in at a moment that a test names, as a kill from outside would,
// or stops it there until it is killed.  A library for LD_PRELOAD, given to
// GIMP, which gives it on; it does nothing but in a process of the plug-in and
// where the folder named by SCENE_PALETTE_FAULT has a file "order":
//
//     list                        writes "calls": a line "SECONDS NAME" for
//                                 each call of GIMP, and one for the end; and
//                                 "progress": a line "SECONDS PART" each time
//                                 that the progress bar is moved
//     after SECONDS               killed that long after the start
//     before|sent|answered N NAME killed at the N-th call NAME: before GIMP
//                                 hears of it, once it is sent, once GIMP has
//                                 answered
//     hold N NAME                 stops before the N-th call NAME
//     memory N NAME               counts the memory in use at most after the
//                                 N-th call NAME
//
// What happened is written to "done": "killed", "holds PROCESS" or at the end
// "peak KILOBYTES".
//
// Every call of a procedure of GIMP, in 2.10 as in 3, is one message written by
// gp_proc_run_write() and one read by gimp_wire_read_msg(), which libgimp takes
// from libgimpbase: those two are replaced here, and what moves the bar.

#include <dlfcn.h>
#include <sys/types.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <map>
#include <string>

namespace {

constexpr const char* kPlugIn = "extract-scene-palette";

// The beginning of libgimpbase's GPProcRun.
struct ProcRun {
  const char* name;
};

class Fault {
 public:
  Fault() {
    const char* folder = std::getenv("SCENE_PALETTE_FAULT");
    if (folder == nullptr ||
        std::string(program_invocation_short_name) != kPlugIn) {
      return;
    }
    folder_ = std::string(folder) + "/";
    std::ifstream order(folder_ + "order");
    order >> moment_;
    if (moment_ == "after") {
      double seconds = 0;
      order >> seconds;
      kill_after(seconds);
    } else if (moment_ != "list") {
      order >> count_ >> name_;
    }
  }
  Fault(const Fault&) = delete;
  Fault& operator=(const Fault&) = delete;
  ~Fault() {
    list("end");
    if (moment_ == "memory") {
      note("peak " + std::to_string(peak_memory()));
    }
  }

  void before_call(const char* name) {
    current_ = name;
    ++counts_[current_];
    list(current_);
    stop_at("before");
    if (is_at("hold")) {
      note("holds " + std::to_string(getpid()));
      pause();
    }
    if (is_at("memory")) {
      // Sets the peak back to what is in use now (man 5 proc).
      std::ofstream("/proc/self/clear_refs") << 5;
    }
  }

  void call_sent() { stop_at("sent"); }

  void progress(double part) const {
    write_line("progress", std::to_string(part));
  }

  void message_read() {
    stop_at("answered");
    current_.clear();
  }

 private:
  using Clock = std::chrono::steady_clock;

  // By a timer of the kernel, whose signal no process can ignore.
  static void kill_after(double seconds) {
    sigevent event = {};
    event.sigev_notify = SIGEV_SIGNAL;
    event.sigev_signo = SIGKILL;
    timer_t timer = {};
    timer_create(CLOCK_MONOTONIC, &event, &timer);
    constexpr double kNanoseconds = 1e9;
    const auto whole = static_cast<time_t>(seconds);
    itimerspec when = {};
    when.it_value = {whole,
                     static_cast<long>((seconds - static_cast<double>(whole)) *
                                       kNanoseconds)};
    timer_settime(timer, 0, &when, nullptr);
  }

  // Resident, in kilobytes.
  static long peak_memory() {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
      if (line.starts_with("VmHWM:")) {
        return std::stol(line.substr(line.find(':') + 1));
      }
    }
    return -1;
  }

  bool is_at(const char* moment) const {
    return moment_ == moment && current_ == name_ &&
           counts_.at(name_) == count_;
  }

  void stop_at(const char* moment) const {
    if (is_at(moment)) {
      note("killed");
      kill(getpid(), SIGKILL);
    }
  }

  void note(const std::string& what) const {
    std::ofstream(folder_ + "done") << what << '\n';
  }

  void list(const std::string& name) const { write_line("calls", name); }

  void write_line(const char* file, const std::string& what) const {
    if (moment_ == "list") {
      const std::chrono::duration<double> since = Clock::now() - start_;
      std::ofstream(folder_ + file, std::ios::app)
          << since.count() << ' ' << what << '\n';
    }
  }

  Clock::time_point start_ = Clock::now();
  std::string folder_;
  std::string moment_;  // empty: nothing is to be done
  std::string name_;
  int count_ = 0;
  std::map<std::string, int> counts_;
  std::string current_;  // the call that is under way
};

Fault& fault() {
  static Fault instance;
  return instance;
}

// Made with the process, not with the first call: "after" counts from there.
[[maybe_unused]] const Fault& at_start = fault();

template <typename Function>
Function* original(const char* name) {
  return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

}  // namespace

extern "C" {

int gp_proc_run_write(void* channel, ProcRun* call, void* data) {
  static auto* const real =
      original<int(void*, ProcRun*, void*)>("gp_proc_run_write");
  fault().before_call(call->name);
  const int written = real(channel, call, data);
  fault().call_sent();
  return written;
}

int gimp_progress_update(double part) {
  static auto* const real = original<int(double)>("gimp_progress_update");
  fault().progress(part);
  return real(part);
}

int gimp_wire_read_msg(void* channel, void* message, void* data) {
  static auto* const real =
      original<int(void*, void*, void*)>("gimp_wire_read_msg");
  const int is_read = real(channel, message, data);
  fault().message_read();
  return is_read;
}

}  // extern "C"
