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

#include "core/formats/nameless_file.h"

namespace scene_palette {
namespace {

Error failure(ErrorCode code, const std::string& path, int error_number) {
  return {code, path + ": " + std::strerror(error_number)};
}

// Whether bytes go there as they come: a device or pipe, or whatever our own
// output is, whose name must not be taken by a file.
bool is_stream(const std::string& path) {
  std::error_code error;
  const std::filesystem::file_status target =
      std::filesystem::status(path, error);
  return path == "/dev/stdout" || path == "/dev/stderr" ||
         path.starts_with("/dev/fd/") ||
         (std::filesystem::exists(target) &&
          !std::filesystem::is_regular_file(target) &&
          !std::filesystem::is_directory(target));
}

constexpr int kAttempts = 100;

std::string part_name(const std::string& path, int attempt) {
  return path + ".part" + std::to_string(attempt);
}

// A new file beside `path`, whose name is then in `part`; or null.
std::FILE* open_part(const std::string& path, std::string& part) {
  std::FILE* file = nullptr;
  for (int attempt = 0; attempt < kAttempts && file == nullptr; ++attempt) {
    part = part_name(path, attempt);
    file = std::fopen(part.c_str(), "wbx");
    if (file == nullptr && errno != EEXIST) {
      break;
    }
  }
  return file;
}

}  // namespace

PendingFile::PendingFile(PendingFile&& other) noexcept
    : path_(std::move(other.path_)),
      part_(std::exchange(other.part_, {})),
      file_(std::move(other.file_)),
      is_nameless_(other.is_nameless_) {}

PendingFile& PendingFile::operator=(PendingFile&& other) noexcept {
  std::swap(path_, other.path_);
  std::swap(part_, other.part_);
  std::swap(file_, other.file_);
  std::swap(is_nameless_, other.is_nameless_);
  return *this;
}

PendingFile::~PendingFile() {
  if (!part_.empty()) {
    std::remove(part_.c_str());
  }
}

Result<PendingFile> PendingFile::open(const std::string& path) {
  PendingFile pending;
  pending.path_ = path;
  if (std::error_code ignored; std::filesystem::is_directory(path, ignored)) {
    return failure(ErrorCode::write_failed, path, EISDIR);
  }
  if (is_stream(path)) {
    pending.file_.reset(std::fopen(path.c_str(), "wb"));
  } else if (std::FILE* nameless = open_nameless_file(path)) {
    pending.file_.reset(nameless);
    pending.is_nameless_ = true;
  } else {
    std::string part;
    pending.file_.reset(open_part(path, part));
    pending.part_ = pending.file_ ? part : "";
  }
  if (!pending.file_) {
    return failure(ErrorCode::write_failed, path, errno);
  }
  return pending;
}

Result<PendingFile> PendingFile::write(const std::string& path,
                                       std::string_view bytes) {
  Result<PendingFile> pending = open(path);
  if (!pending) {
    return pending;
  }
  for (const Status& done : {pending->append(bytes), pending->finish()}) {
    if (!done) {
      return done.error();
    }
  }
  return pending;
}

Status PendingFile::append(std::string_view bytes) {
  if (std::fwrite(bytes.data(), 1, bytes.size(), file_.get()) != bytes.size()) {
    return failure(ErrorCode::write_failed, path_, errno);
  }
  return ok();
}

// All bytes are where they belong; a file without a name must stay open.
Status PendingFile::finish() {
  if (file_ && (std::fflush(file_.get()) != 0 ||
                (!is_nameless_ && std::fclose(file_.release()) != 0))) {
    return failure(ErrorCode::write_failed, path_, errno);
  }
  return ok();
}

// Only a rename can take the place of another file: then it gets a temporary
// name first.
Status PendingFile::name_file() {
  std::string name = path_;
  int problem = give_name(file_.get(), name);
  for (int attempt = 0; problem == EEXIST && attempt < kAttempts; ++attempt) {
    name = part_name(path_, attempt);
    problem = give_name(file_.get(), name);
  }
  if (problem != 0) {
    return failure(ErrorCode::write_failed, path_, problem);
  }
  if (name != path_) {
    part_ = name;
  }
  is_nameless_ = false;
  return finish();
}

Status PendingFile::commit() {
  Status done = finish();
  if (done && is_nameless_) {
    done = name_file();
  }
  if (!done || part_.empty()) {
    return done;
  }
  std::error_code error;
  std::filesystem::rename(part_, path_, error);
  if (error) {
    return failure(ErrorCode::write_failed, path_, error.value());
  }
  part_.clear();
  return ok();
}

Status write_file(const std::string& path, std::string_view bytes) {
  Result<PendingFile> pending = PendingFile::write(path, bytes);
  return pending ? pending->commit() : pending.error();
}

Result<std::string> read_file(const std::string& path) {
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  const std::unique_ptr<std::FILE, Close> file(std::fopen(path.c_str(), "rb"));
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
