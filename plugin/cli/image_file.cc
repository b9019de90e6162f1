// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// gegl:load is not used: it goes by the name of a file, draws its own error
// message as a picture, and hands what it does not know to ImageMagick, whose
// answer may be the picture of an earlier run.

#include "plugin/cli/image_file.h"

#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <optional>
#include <span>
#include <string_view>

#include <glib/gstdio.h>

#include "core/formats/file.h"
#include "plugin/cli/file_type.h"
#include "plugin/cli/png_file.h"
#include "plugin/cli/temporary_file.h"
#include "plugin/gegl/start_gegl.h"
#include "ui/text.h"

namespace scene_palette {
namespace {

/// Collects the warnings of GLib's logs as long as it lives, and keeps them
/// from standard error.
class LogCatcher {
 public:
  LogCatcher() { g_log_set_default_handler(&LogCatcher::receive, this); }
  LogCatcher(const LogCatcher&) = delete;
  LogCatcher& operator=(const LogCatcher&) = delete;
  ~LogCatcher() { g_log_set_default_handler(g_log_default_handler, nullptr); }

  bool has_failure() const { return has_failure_; }

 private:
  static void receive(const gchar* /*domain*/, GLogLevelFlags level,
                      const gchar* message, gpointer data) noexcept {
    constexpr int kFailures =
        G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING;
    // A color profile that babl cannot use leaves a picture in sRGB.
    const bool is_harmless =
        std::string_view(message).find("babl space from icc") !=
        std::string_view::npos;
    if ((level & kFailures) != 0 && !is_harmless) {
      static_cast<LogCatcher*>(data)->has_failure_ = true;
    }
  }

  bool has_failure_ = false;
};

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using FilePtr = std::unique_ptr<std::FILE, CloseFile>;

Error read_error(const std::string& path, const char* reason) {
  return {ErrorCode::read_failed, path + ": " + reason};
}

Error write_error(const std::string& path, const char* reason) {
  return {ErrorCode::write_failed, path + ": " + reason};
}

/// The file `path`, from its start.
Result<FilePtr> open_file(const std::string& path) {
  if (g_access(path.c_str(), R_OK) != 0) {
    return read_error(path, g_strerror(errno));
  }
  // A folder has no bytes, and a pipe would make us wait.
  FilePtr file;
  if (g_file_test(path.c_str(), G_FILE_TEST_IS_REGULAR) != FALSE) {
    file.reset(std::fopen(path.c_str(), "rb"));
  }
  if (file == nullptr) {
    return read_error(path, translated("not a file that can be read"));
  }
  return file;
}

/// The type of the file `path`, which is whole.
Result<FileType> checked_type(const std::string& path) {
  const Result<FilePtr> file = open_file(path);
  if (!file) {
    return file.error();
  }
  std::array<std::uint8_t, kTypeBytes> start{};
  const std::size_t length =
      std::fread(start.data(), 1, start.size(), file->get());
  if (length == 0) {
    return read_error(path, translated("the file is empty"));
  }
  const std::optional<FileType> type = file_type_of(Bytes(start).first(length));
  if (!type || gegl_has_operation(loader_of(*type)) == FALSE) {
    return read_error(path,
                      translated("not a PNG, JPEG, TIFF, WebP, GIF, OpenEXR or "
                                 "Radiance picture"));
  }
  if (!is_whole(*type, file->get())) {
    return read_error(path,
                      translated("the picture is damaged or not complete"));
  }
  return *type;
}

/// What `node` makes, or null.
GObjectPtr<GeglBuffer> buffer_from(GeglNode* graph, GeglNode* node) {
  const GeglRectangle box = gegl_node_get_bounding_box(node);
  if (box.width <= 0 || box.height <= 0) {
    return nullptr;
  }
  GeglBuffer* buffer = nullptr;
  GeglNode* sink = gegl_node_new_child(graph, "operation", "gegl:buffer-sink",
                                       "buffer", &buffer, nullptr);
  gegl_node_link(node, sink);
  gegl_node_process(sink);
  return GObjectPtr<GeglBuffer>(buffer);
}

/// Writes `buffer` with the saver of `type`, which is not PNG, to `path`; false
/// if that failed.
bool run_saver(GeglBuffer* buffer, FileType type, const std::string& path,
               bool is_8bit) {
  const LogCatcher log;
  const GObjectPtr<GeglNode> graph(gegl_node_new());
  GeglNode* source =
      gegl_node_new_child(graph.get(), "operation", "gegl:buffer-source",
                          "buffer", buffer, nullptr);
  GeglNode* saver =
      gegl_node_new_child(graph.get(), "operation", saver_of(type), nullptr);
  gegl_node_set(saver, "path", path.c_str(), nullptr);
  if (type == FileType::tiff) {
    gegl_node_set(saver, "bitdepth", is_8bit ? 8 : 16, "fp", 0, nullptr);
  }
  gegl_node_link(source, saver);
  gegl_node_process(saver);
  return !log.has_failure();
}

Error not_encoded(const std::string& path) {
  return write_error(path, translated("the picture could not be encoded"));
}

/// Gives `path` the bytes of the file `source`, of which there are some.
Status copy_file(const std::string& source, const std::string& path) {
  const FilePtr from(std::fopen(source.c_str(), "rb"));
  Result<PendingFile> to = PendingFile::open(path);
  if (from == nullptr || !to) {
    return to ? not_encoded(path) : to.error();
  }
  std::array<char, 1 << 16> piece{};
  std::size_t length = 0;
  bool is_empty = true;
  while ((length = std::fread(piece.data(), 1, piece.size(), from.get())) > 0) {
    is_empty = false;
    Status written = to->append({piece.data(), length});
    if (!written) {
      return written;
    }
  }
  return is_empty || std::ferror(from.get()) != 0 ? not_encoded(path)
                                                  : to->commit();
}

/// As save_image() for a `type` that is not PNG.
Status save_by_saver(GeglBuffer* buffer, FileType type, bool is_8bit,
                     const std::string& path, const Progress& progress) {
  const TemporaryFile temporary;
  if (temporary.path().empty() ||
      !run_saver(buffer, type, temporary.path(), is_8bit)) {
    return not_encoded(path);
  }
  return progress.report(1) ? copy_file(temporary.path(), path)
                            : Status(cancelled());
}

}  // namespace

GeglSession::GeglSession() {
  start_gegl();
  // Savers print with it, beside their warnings.
  g_set_printerr_handler([](const gchar* /*text*/) {});
}

GeglSession::~GeglSession() {
  // A picture larger than the cache leaves tiles in a file, whose end GEGL
  // warns of.
  const LogCatcher log;
  gegl_exit();
}

Result<GObjectPtr<GeglBuffer>> load_image(const std::string& path) {
  const Result<FileType> type = checked_type(path);
  if (!type) {
    return type.error();
  }
  const LogCatcher log;
  const GObjectPtr<GeglNode> graph(gegl_node_new());
  GeglNode* loader =
      gegl_node_new_child(graph.get(), "operation", loader_of(*type), "path",
                          path.c_str(), nullptr);
  GObjectPtr<GeglBuffer> buffer = buffer_from(graph.get(), loader);
  if (buffer == nullptr || log.has_failure()) {
    return read_error(path, translated("the picture is damaged or of a kind "
                                       "that cannot be read"));
  }
  return buffer;
}

bool has_8_bits(GeglBuffer* buffer) {
  const Babl* format = gegl_buffer_get_format(buffer);
  return babl_format_get_type(format, 0) == babl_type("u8");
}

const Babl* rgb_space_of(GeglBuffer* buffer) {
  const Babl* space = babl_format_get_space(gegl_buffer_get_format(buffer));
  const bool is_rgb =
      babl_space_is_cmyk(space) == 0 && babl_space_is_gray(space) == 0;
  return is_rgb ? space : babl_space("sRGB");
}

Status check_image_ending(const std::string& path) {
  const std::optional<FileType> type = file_type_for_name(path);
  if (!type ||
      (type != FileType::png && gegl_has_operation(saver_of(*type)) == FALSE)) {
    return write_error(
        path, translated("the name must end in .png, .tif, .tiff or .exr"));
  }
  return ok();
}

Status save_image(GeglBuffer* buffer, const std::string& path, bool is_8bit,
                  const Progress& progress) {
  Status known = check_image_ending(path);
  if (!known) {
    return known;
  }
  const FileType type = *file_type_for_name(path);
  return type == FileType::png
             ? save_png(buffer, is_8bit, path, progress)
             : save_by_saver(buffer, type, is_8bit, path, progress);
}

}  // namespace scene_palette
