// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The matrices of OKLab in single precision (Björn Ottosson, "A perceptual
// color space for image processing", 2020), as plain arrays for the kernels.
#pragma once

namespace scene_palette {

/// Cone responses l, m, s from linear R, G, B.
inline constexpr float kConesFromLinear[3][3] = {
    {0.4122214708F, 0.5363325363F, 0.0514459929F},
    {0.2119034982F, 0.6806995451F, 0.1073969566F},
    {0.0883024619F, 0.2817188376F, 0.6299787005F},
};

/// OKLab's L, a, b from the cube roots of the cone responses.
inline constexpr float kOklabFromConeRoots[3][3] = {
    {0.2104542553F, 0.7936177850F, -0.0040720468F},
    {1.9779984951F, -2.4285922050F, 0.4505937099F},
    {0.0259040371F, 0.7827717662F, -0.8086757660F},
};

}  // namespace scene_palette
