// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// GoogleTest's main, with GEGL around it.

#include <gegl.h>
#include <gtest/gtest.h>

int main(int argc, char** argv) {
  testing::InitGoogleTest(&argc, argv);
  gegl_init(nullptr, nullptr);
  g_object_set(gegl_config(), "use-opencl", FALSE, "swap", "RAM", nullptr);
  const int status = RUN_ALL_TESTS();
  gegl_exit();
  return status;
}
