// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Tests of core/formats/file.cc, in a temporary folder.

#include "core/formats/file.h"

#include <csignal>
#include <cstddef>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <gtest/gtest.h>

namespace scene_palette {
namespace {

namespace fs = std::filesystem;

// A folder of its own for each test, removed with all that is in it.
class File : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string name = fs::temp_directory_path() / "file-test-XXXXXX";
    ASSERT_NE(mkdtemp(name.data()), nullptr);
    folder_ = name;
  }
  void TearDown() override { fs::remove_all(folder_); }

  std::string path(const std::string& name) const { return folder_ / name; }

  std::vector<std::string> names() const {
    std::vector<std::string> names;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder_)) {
      names.push_back(entry.path().filename());
    }
    return names;
  }

  static std::string content(const std::string& path) {
    const Result<std::string> bytes = read_file(path);
    return bytes ? *bytes : "error: " + bytes.error().message;
  }

 private:
  fs::path folder_;
};

using PendingFileTest = File;

// No file may grow beyond some bytes, as on a full disk, for root too.
class SizeLimit {
 public:
  explicit SizeLimit(std::size_t bytes)
      : old_handler_(std::signal(SIGXFSZ, SIG_IGN)) {
    getrlimit(RLIMIT_FSIZE, &old_limit_);
    const rlimit limit = {bytes, old_limit_.rlim_max};
    setrlimit(RLIMIT_FSIZE, &limit);
  }
  ~SizeLimit() {
    setrlimit(RLIMIT_FSIZE, &old_limit_);
    std::signal(SIGXFSZ, old_handler_);
  }
  SizeLimit(const SizeLimit&) = delete;
  SizeLimit& operator=(const SizeLimit&) = delete;

 private:
  void (*old_handler_)(int);
  rlimit old_limit_{};
};

std::string all_bytes() {
  std::string bytes;
  for (int i = 0; i < 300000; ++i) {
    bytes += static_cast<char>(i * 7 % 256);
  }
  return bytes;
}

void expect_failure(const Status& status, const std::string& path) {
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().code, ErrorCode::write_failed);
  EXPECT_NE(status.error().message.find(path), std::string::npos);
  EXPECT_GT(status.error().message.size(), path.size() + 2);
}

TEST_F(File, ComesBackAsItWasWritten) {
  for (const std::string& bytes : {std::string(), std::string("x"),
                                   std::string("\0\r\n", 3), all_bytes()}) {
    ASSERT_TRUE(write_file(path("a.gpl"), bytes));
    EXPECT_EQ(content(path("a.gpl")), bytes);
  }
}

TEST_F(File, LeavesNothingElseBehind) {
  ASSERT_TRUE(write_file(path("a.gpl"), "text"));
  EXPECT_EQ(names(), std::vector<std::string>{"a.gpl"});
}

TEST_F(File, ReplacesAnOlderFile) {
  ASSERT_TRUE(write_file(path("a.gpl"), "a long older text"));
  ASSERT_TRUE(write_file(path("a.gpl"), "new"));
  EXPECT_EQ(content(path("a.gpl")), "new");
}

TEST_F(File, TakesNamesInUtf8AndWithSpaces) {
  ASSERT_TRUE(write_file(path("Straße 東京.gpl"), "x"));
  EXPECT_EQ(names(), std::vector<std::string>{"Straße 東京.gpl"});
}

TEST_F(File, FailsInAFolderThatIsNotThere) {
  expect_failure(write_file(path("none/a.gpl"), "x"), path("none/a.gpl"));
  EXPECT_TRUE(names().empty());
}

TEST_F(File, FailsBelowAFile) {
  ASSERT_TRUE(write_file(path("a"), "x"));
  expect_failure(write_file(path("a/b.gpl"), "x"), path("a/b.gpl"));
  EXPECT_EQ(content(path("a")), "x");
}

TEST_F(File, FailsOnAFolder) {
  fs::create_directory(path("a.gpl"));
  expect_failure(write_file(path("a.gpl"), "x"), path("a.gpl"));
  EXPECT_TRUE(fs::is_directory(path("a.gpl")));
  EXPECT_EQ(names().size(), 1U);
}

TEST_F(File, FailsWithoutAName) {
  EXPECT_FALSE(write_file("", "x"));
  EXPECT_FALSE(write_file(path(""), "x"));
  EXPECT_TRUE(names().empty());
}

TEST_F(File, KeepsTheOlderFileWhereTheDiskIsFull) {
  ASSERT_TRUE(write_file(path("a.gpl"), "older"));
  {
    const SizeLimit limit(1000);
    expect_failure(write_file(path("a.gpl"), all_bytes()), path("a.gpl"));
    expect_failure(write_file(path("b.gpl"), all_bytes()), path("b.gpl"));
  }
  EXPECT_EQ(content(path("a.gpl")), "older");
  EXPECT_EQ(names(), std::vector<std::string>{"a.gpl"});
}

TEST_F(File, LeavesOtherFilesAlone) {
  const std::string other = path("a.gpl.part");
  ASSERT_TRUE(write_file(other, "somebody's"));
  ASSERT_TRUE(write_file(path("a.gpl"), "x"));
  EXPECT_EQ(content(other), "somebody's");
  EXPECT_EQ(content(path("a.gpl")), "x");
}

TEST_F(PendingFileTest, IsNotThereBeforeItIsCommitted) {
  Result<PendingFile> pending = PendingFile::write(path("a.gpl"), "new");
  ASSERT_TRUE(pending);
  EXPECT_FALSE(fs::exists(path("a.gpl")));
  ASSERT_TRUE(pending->commit());
  EXPECT_EQ(content(path("a.gpl")), "new");
  EXPECT_EQ(names(), std::vector<std::string>{"a.gpl"});
}

TEST_F(PendingFileTest, LeavesNothingUnlessItIsCommitted) {
  ASSERT_TRUE(write_file(path("a.gpl"), "older"));
  {
    Result<PendingFile> pending = PendingFile::write(path("a.gpl"), "new");
    ASSERT_TRUE(pending);
    const PendingFile moved = std::move(*pending);
  }
  EXPECT_EQ(content(path("a.gpl")), "older");
  EXPECT_EQ(names(), std::vector<std::string>{"a.gpl"});
}

// A process that is killed runs no destructor.
TEST_F(PendingFileTest, LeavesNothingWhereTheProcessIsKilled) {
  ASSERT_TRUE(write_file(path("a.gpl"), "older"));
  const pid_t child = fork();
  if (child == 0) {
    const Result<PendingFile> a = PendingFile::write(path("a.gpl"), "new");
    const Result<PendingFile> b = PendingFile::write(path("b.gpl"), "new");
    kill(getpid(), a && b ? SIGKILL : SIGTERM);
  }
  int status = 0;
  ASSERT_EQ(waitpid(child, &status, 0), child);
  EXPECT_EQ(WTERMSIG(status), SIGKILL);
  EXPECT_EQ(content(path("a.gpl")), "older");
  EXPECT_EQ(names(), std::vector<std::string>{"a.gpl"});
}

TEST_F(PendingFileTest, MayBeReadByWhomTheProcessLets) {
  const mode_t old_mask = umask(0027);
  ASSERT_TRUE(write_file(path("a.gpl"), "x"));
  umask(old_mask);
  struct stat found = {};
  ASSERT_EQ(stat(path("a.gpl").c_str(), &found), 0);
  EXPECT_EQ(found.st_mode & 0777U, 0640U);
}

TEST_F(PendingFileTest, GrowsPieceByPiece) {
  Result<PendingFile> pending = PendingFile::open(path("a.csv"));
  ASSERT_TRUE(pending);
  std::string expected;
  for (const std::string& piece : {std::string("R,G,B\n"), std::string(),
                                   all_bytes(), std::string("end")}) {
    ASSERT_TRUE(pending->append(piece));
    expected += piece;
  }
  EXPECT_FALSE(fs::exists(path("a.csv")));
  ASSERT_TRUE(pending->commit());
  EXPECT_EQ(content(path("a.csv")), expected);
  EXPECT_EQ(names(), std::vector<std::string>{"a.csv"});
}

TEST_F(PendingFileTest, LeavesNothingWhereTheDiskIsFullOnTheWay) {
  ASSERT_TRUE(write_file(path("a.csv"), "older"));
  {
    const SizeLimit limit(1000);
    Result<PendingFile> pending = PendingFile::open(path("a.csv"));
    ASSERT_TRUE(pending);
    expect_failure(pending->append(all_bytes()), path("a.csv"));
  }
  EXPECT_EQ(content(path("a.csv")), "older");
  EXPECT_EQ(names(), std::vector<std::string>{"a.csv"});
}

TEST_F(PendingFileTest, FailsToBeCommittedWhereTheLastBytesDoNotFit) {
  const SizeLimit limit(3);
  {
    Result<PendingFile> pending = PendingFile::open(path("a.csv"));
    ASSERT_TRUE(pending);
    ASSERT_TRUE(pending->append("buffered"));
    expect_failure(pending->commit(), path("a.csv"));
  }
  EXPECT_TRUE(names().empty());
}

TEST_F(PendingFileTest, IsADeviceWhereThatIsNamed) {
  Result<PendingFile> pending = PendingFile::open("/dev/null");
  ASSERT_TRUE(pending);
  EXPECT_TRUE(pending->append("x"));
  EXPECT_TRUE(pending->commit());
  EXPECT_TRUE(fs::is_character_file("/dev/null"));
}

TEST_F(PendingFileTest, CannotBeWrittenIntoAMissingFolder) {
  const Result<PendingFile> pending =
      PendingFile::write(path("none/a.gpl"), "new");
  ASSERT_FALSE(pending);
  EXPECT_EQ(pending.error().code, ErrorCode::write_failed);
}

TEST_F(File, WritesToADeviceDirectly) {
  EXPECT_TRUE(write_file("/dev/null", "x"));
  EXPECT_TRUE(fs::is_character_file("/dev/null"));
}

TEST_F(File, FailsOnAFullDevice) {
  expect_failure(write_file("/dev/full", "x"), "/dev/full");
  EXPECT_TRUE(fs::is_character_file("/dev/full"));
}

TEST_F(File, HasNoNameWhileItIsPending) {
  Result<PendingFile> pending = PendingFile::write(path("a.gpl"), "new");
  ASSERT_TRUE(pending);
  EXPECT_FALSE(fs::exists(path("a.gpl")));
  ASSERT_TRUE(pending->commit());
  EXPECT_EQ(content(path("a.gpl")), "new");
  EXPECT_EQ(names(), std::vector<std::string>{"a.gpl"});
}

TEST_F(File, LeavesNothingBehindWhereItIsNotCommitted) {
  ASSERT_TRUE(write_file(path("a.gpl"), "older"));
  EXPECT_TRUE(PendingFile::write(path("a.gpl"), "new"));
  EXPECT_EQ(content(path("a.gpl")), "older");
  EXPECT_EQ(names(), std::vector<std::string>{"a.gpl"});
}

TEST_F(File, StaysPendingWhereItIsMoved) {
  Result<PendingFile> first = PendingFile::write(path("a.gpl"), "first");
  ASSERT_TRUE(first);
  PendingFile moved = std::move(*first);
  Result<PendingFile> second = PendingFile::write(path("b.gpl"), "second");
  ASSERT_TRUE(second);
  moved = std::move(*second);
  EXPECT_TRUE(moved.commit());
  EXPECT_EQ(content(path("b.gpl")), "second");
  EXPECT_FALSE(fs::exists(path("a.gpl")));
}

TEST_F(File, IsPendingTwiceForOneName) {
  Result<PendingFile> first = PendingFile::write(path("a.gpl"), "first");
  Result<PendingFile> second = PendingFile::write(path("a.gpl"), "second");
  ASSERT_TRUE(first && second);
  EXPECT_TRUE(first->commit());
  EXPECT_EQ(content(path("a.gpl")), "first");
  EXPECT_TRUE(second->commit());
  EXPECT_EQ(content(path("a.gpl")), "second");
  EXPECT_EQ(names(), std::vector<std::string>{"a.gpl"});
}

TEST_F(File, FailsToBePendingInAFolderThatIsNotThere) {
  const Result<PendingFile> pending =
      PendingFile::write(path("none/a.gpl"), "x");
  ASSERT_FALSE(pending);
  EXPECT_EQ(pending.error().code, ErrorCode::write_failed);
}

TEST_F(File, FailsToBePendingOverAFolder) {
  fs::create_directory(path("a.gpl"));
  const Result<PendingFile> pending = PendingFile::write(path("a.gpl"), "x");
  ASSERT_FALSE(pending);
  EXPECT_EQ(pending.error().code, ErrorCode::write_failed);
  EXPECT_EQ(names(), std::vector<std::string>{"a.gpl"});
}

TEST_F(File, FailsToBeCommittedOverAFolder) {
  {
    Result<PendingFile> pending = PendingFile::write(path("a.gpl"), "x");
    ASSERT_TRUE(pending);
    fs::create_directory(path("a.gpl"));
    expect_failure(pending->commit(), path("a.gpl"));
  }
  EXPECT_EQ(names(), std::vector<std::string>{"a.gpl"});
}

TEST_F(File, CannotBeReadWhereItIsNot) {
  for (const std::string& missing : {path("none"), path(""), std::string()}) {
    const Result<std::string> bytes = read_file(missing);
    ASSERT_FALSE(bytes);
    EXPECT_EQ(bytes.error().code, ErrorCode::read_failed);
    EXPECT_EQ(bytes.error().message.find(missing), 0U);
  }
}

TEST_F(File, IsReadWhereItsSizeIsUnknown) {
  EXPECT_FALSE(content("/proc/self/status").empty());
}

}  // namespace
}  // namespace scene_palette
