// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "core/formats/nameless_file.h"

#include <cerrno>
#include <filesystem>

#ifdef __linux__
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace scene_palette {

#ifdef O_TMPFILE

namespace {

std::string name_of_open_file(int number) {
  return "/proc/self/fd/" + std::to_string(number);
}

}  // namespace

std::FILE* open_nameless_file(const std::string& path) {
  const std::string folder = std::filesystem::path(path).parent_path();
  constexpr mode_t kLikeFopen = 0666;
  const int number = open(folder.empty() ? "." : folder.c_str(),
                          O_TMPFILE | O_WRONLY | O_CLOEXEC, kLikeFopen);
  if (number == -1) {
    return nullptr;
  }
  // Without /proc it could get no name later.
  std::FILE* file = access(name_of_open_file(number).c_str(), F_OK) == 0
                        ? fdopen(number, "wb")
                        : nullptr;
  if (file == nullptr) {
    close(number);
  }
  return file;
}

int give_name(std::FILE* file, const std::string& path) {
  return linkat(AT_FDCWD, name_of_open_file(fileno(file)).c_str(), AT_FDCWD,
                path.c_str(), AT_SYMLINK_FOLLOW) == 0
             ? 0
             : errno;
}

#else

std::FILE* open_nameless_file(const std::string& /*path*/) { return nullptr; }

int give_name(std::FILE* /*file*/, const std::string& /*path*/) {
  return ENOTSUP;
}

#endif

}  // namespace scene_palette
