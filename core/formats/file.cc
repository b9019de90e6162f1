// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "core/formats/file.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>
#include <string>
#include <system_error>
#include <utility>

namespace scene_palette {
namespace {

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using FilePtr = std::unique_ptr<std::FILE, CloseFile>;

Error failure(ErrorCode code, const std::string& path, int error_number) {
  return {code, path + ": " + std::strerror(error_number)};
}

// Writes and closes; the error number, or 0.
int write_all(FilePtr file, std::string_view bytes) {
  if (std::fwrite(bytes.data(), 1, bytes.size(), file.get()) != bytes.size() ||
      std::fflush(file.get()) != 0) {
    return errno;
  }
  return std::fclose(file.release()) == 0 ? 0 : errno;
}

// A new file beside `path`, whose name is then in `part`.
FilePtr open_part(const std::string& path, std::string& part) {
  constexpr int kAttempts = 100;
  FilePtr file;
  for (int attempt = 0; attempt < kAttempts && !file; ++attempt) {
    part = path + ".part" + std::to_string(attempt);
    file.reset(std::fopen(part.c_str(), "wbx"));
    if (!file && errno != EEXIST) {
      break;
    }
  }
  return file;
}

}  // namespace

PendingFile::PendingFile(std::string path, std::string part)
    : path_(std::move(path)), part_(std::move(part)) {}

PendingFile::PendingFile(PendingFile&& other) noexcept
    : path_(std::move(other.path_)), part_(std::exchange(other.part_, {})) {}

PendingFile& PendingFile::operator=(PendingFile&& other) noexcept {
  std::swap(path_, other.path_);
  std::swap(part_, other.part_);
  return *this;
}

PendingFile::~PendingFile() {
  if (!part_.empty()) {
    std::remove(part_.c_str());
  }
}

Result<PendingFile> PendingFile::write(const std::string& path,
                                       std::string_view bytes) {
  std::string part;
  FilePtr file = open_part(path, part);
  if (!file) {
    return failure(ErrorCode::write_failed, path, errno);
  }
  PendingFile pending(path, part);
  if (const int number = write_all(std::move(file), bytes); number != 0) {
    return failure(ErrorCode::write_failed, path, number);
  }
  return pending;
}

Status PendingFile::commit() {
  std::error_code error;
  std::filesystem::rename(part_, path_, error);
  if (error) {
    return failure(ErrorCode::write_failed, path_, error.value());
  }
  part_.clear();
  return ok();
}

Status write_file(const std::string& path, std::string_view bytes) {
  std::error_code error;
  const std::filesystem::file_status target =
      std::filesystem::status(path, error);
  if (std::filesystem::exists(target) &&
      !std::filesystem::is_regular_file(target)) {
    FilePtr device(std::fopen(path.c_str(), "wb"));
    const int number = device ? write_all(std::move(device), bytes) : errno;
    return number == 0 ? ok() : failure(ErrorCode::write_failed, path, number);
  }
  Result<PendingFile> pending = PendingFile::write(path, bytes);
  return pending ? pending->commit() : pending.error();
}

Result<std::string> read_file(const std::string& path) {
  const FilePtr file(std::fopen(path.c_str(), "rb"));
  if (!file) {
    return failure(ErrorCode::read_failed, path, errno);
  }
  std::string bytes;
  std::string chunk(1 << 16, '\0');
  std::size_t count = 0;
  while ((count = std::fread(chunk.data(), 1, chunk.size(), file.get())) > 0) {
    bytes.append(chunk, 0, count);
  }
  if (std::ferror(file.get()) != 0) {
    return failure(ErrorCode::read_failed, path, errno);
  }
  return bytes;
}

}  // namespace scene_palette
