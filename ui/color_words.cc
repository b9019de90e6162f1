// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "ui/color_words.h"

#include <array>
#include <cstddef>

#include "core/naming.h"
#include "ui/filled_in.h"
#include "ui/text.h"

namespace scene_palette {
namespace {

using Translate = const char* (*)(const char* message);

const char* untranslated(const char* message) { return message; }

template <typename Messages, typename Word>
const char* message_of(const Messages& messages, Word word) {
  return messages.at(static_cast<std::size_t>(word));
}

const char* message_of(ColorWord word) {
  constexpr std::array kMessages = {
      // Translators: the names of colors are made of words, from the inside
      // out: "dark reddish brown" is "dark %s" of "reddish %s" of "brown".
      marked("black"), marked("gray"), marked("white"), marked("red"),
      marked("orange"), marked("brown"), marked("yellow"), marked("olive"),
      marked("green"),
      // Translators: a dark color between green and blue.
      marked("teal"),
      // Translators: a light color between green and blue.
      marked("turquoise"), marked("cyan"), marked("blue"), marked("purple"),
      marked("magenta"), marked("pink"), marked("beige")};
  return message_of(kMessages, word);
}

const char* message_of(Tint tint) {
  constexpr std::array kMessages = {
      marked("reddish %s"),   marked("orangish %s"), marked("brownish %s"),
      marked("yellowish %s"), marked("greenish %s"), marked("bluish %s"),
      marked("purplish %s"),  marked("pinkish %s")};
  return message_of(kMessages, tint);
}

const char* message_of(LightnessWord lightness) {
  constexpr std::array kMessages = {
      marked("very dark %s"),
      // Translators: than another color of the same name.
      marked("darker %s"), marked("dark %s"), "%s", marked("light %s"),
      // Translators: than another color of the same name.
      marked("lighter %s"), marked("very light %s")};
  return message_of(kMessages, lightness);
}

// The message for lightness and chroma together, or null where each has a
// message of its own.
const char* joint_message(const ColorName& name) {
  using enum LightnessWord;
  if (name.chroma == ChromaWord::vivid) {
    switch (name.lightness) {
      case dark:
        // Translators: a colorful dark color.
        return marked("deep %s");
      case light:
        // Translators: a colorful light color.
        return marked("bright %s");
      default:
        // Translators: a colorful color, neither dark nor light.
        return marked("vivid %s");
    }
  }
  if (name.chroma == ChromaWord::grayish && name.lightness == light) {
    // Translators: a light and grayish color.
    return marked("pale %s");
  }
  if (name.chroma == ChromaWord::grayish && name.lightness == very_light) {
    // Translators: a very light and grayish color.
    return marked("very pale %s");
  }
  return nullptr;
}

std::string composed(const ColorName& name, Translate translate) {
  const auto put_into = [translate](const char* pattern,
                                    const std::string& text) {
    return filled_in(translate(pattern), text.c_str());
  };
  std::string text = translate(message_of(name.word));
  if (name.tint) {
    text = put_into(message_of(*name.tint), text);
  }
  if (const char* both = joint_message(name)) {
    text = put_into(both, text);
  } else {
    if (name.chroma == ChromaWord::grayish) {
      text = put_into(marked("grayish %s"), text);
    }
    if (name.lightness != LightnessWord::plain) {
      text = put_into(message_of(name.lightness), text);
    }
  }
  if (name.number > 1) {
    // Translators: a color's name with a number, where several are alike.
    text = filled_in(translate(marked("%1$s %2$d")), text.c_str(), name.number);
  }
  return text;
}

}  // namespace

std::string color_words(const ColorName& name) {
  return composed(name, translated);
}

std::string english_color_words(const ColorName& name) {
  return composed(name, untranslated);
}

std::vector<std::string> entry_names(std::span<const Swatch> swatches) {
  const std::vector<ColorName> names = name_swatches(swatches);
  std::vector<std::string> entries;
  for (std::size_t i = 0; i < swatches.size(); ++i) {
    // Translators: a color of the palette and its share: dark orange, 14%
    entries.push_back(filled_in(translated("%1$s, %2$s"),
                                color_words(names[i]).c_str(),
                                percent_text(swatches[i].share).c_str()));
  }
  return entries;
}

}  // namespace scene_palette
