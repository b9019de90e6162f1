; SPDX-License-Identifier: GPL-3.0-or-later
; SPDX-FileCopyrightText: 2026 The Scene Palette developers
;
; What the test scripts ask of GIMP, in the Script-Fu of GIMP 2.10: arguments by
; position, every result in a list.  dialect-3.scm defines the same names.

(define precision-8-bit PRECISION-U8-GAMMA)
(define precision-float-linear PRECISION-FLOAT-LINEAR)

(define (load-image file)
  (car (gimp-file-load RUN-NONINTERACTIVE file file)))

(define (image-layers image)
  (vector->list (cadr (gimp-image-get-layers image))))

(define (group-layers group)
  (vector->list (cadr (gimp-item-get-children group))))

(define (layer-name layer) (car (gimp-item-get-name layer)))
(define (layer-offsets layer) (gimp-drawable-offsets layer))
(define (layer-width layer) (car (gimp-drawable-width layer)))
(define (layer-height layer) (car (gimp-drawable-height layer)))
(define (layer-type layer) (car (gimp-drawable-type layer)))
(define (layer-parent layer) (car (gimp-item-get-parent layer)))

(define (new-group image)
  (let ((group (car (gimp-layer-group-new image))))
    (gimp-image-insert-layer image group 0 0)
    group))

(define (new-layer image)
  (let ((layer (car (gimp-layer-new image 8 8 RGB-IMAGE "extra" 100
                                    LAYER-MODE-NORMAL))))
    (gimp-image-insert-layer image layer 0 0)
    layer))

(define (copy-of-layer image layer)
  (let ((copy (car (gimp-layer-copy layer FALSE))))
    (gimp-image-insert-layer image copy 0 0)
    copy))

(define (add-layer-mask layer kind)
  (gimp-layer-add-mask layer (car (gimp-layer-create-mask layer kind))))
(define (layer-mask layer) (car (gimp-layer-get-mask layer)))
(define (channel-of-selection image) (car (gimp-selection-save image)))
(define (float-copy image layer)
  (gimp-edit-copy layer)
  (car (gimp-edit-paste layer FALSE)))

(define (image-name image) (car (gimp-image-get-name image)))

(define (image-base-type image) (car (gimp-image-base-type image)))
(define (image-precision image) (car (gimp-image-get-precision image)))

(define (image-clean? image) (= 0 (car (gimp-image-is-dirty image))))

(define (image-width image) (car (gimp-image-width image)))
(define (image-height image) (car (gimp-image-height image)))
(define (flat-layer image) (car (gimp-image-flatten image)))

(define (all-images)
  (vector->list (cadr (gimp-image-list))))

(define (new-display image) (car (gimp-display-new image)))

(define (save-layer image layer file)
  (file-png-save RUN-NONINTERACTIVE image layer file file 0 6 0 0 0 0 0))

(define (palette-exists? name)
  (= 1 (length (filter (lambda (other) (string=? name other))
                       (cadr (gimp-palettes-get-list ""))))))

(define (forget-palette name) (gimp-palette-delete name))

(define (palette-called name) name)

(define (palette-size name) (car (gimp-palette-get-info name)))

; The procedure's values: name of the palette, layer or -1, number of colors,
; image of the card or -1.
(define (call-procedure mode image layers options)
  (plug-in-extract-scene-palette
    mode image (car layers)
    (option options 'colors 8)
    (option options 'method "scene")
    (option options 'order "hue")
    (option options 'palette-name "")
    (if (option options 'posterized-layer #f) TRUE FALSE)
    (option options 'seed 42)
    (if (option options 'auto-colors #f) TRUE FALSE)
    (option options 'accents 0.5)
    (option options 'locked-colors "")
    (option options 'excluded-colors "")
    (if (option options 'palette-card #f) TRUE FALSE)
    (option options 'dither "none")
    (option options 'use-palette "")
    (option options 'export-file "")))

(define (quit-gimp) (gimp-quit 1))
