; SPDX-License-Identifier: GPL-3.0-or-later
; SPDX-FileCopyrightText: 2026 The Scene Palette developers
;
; What the test scripts ask of GIMP, in the Script-Fu of GIMP 3 (third dialect):
; arguments by name, single results bare.  dialect-2.10.scm defines the same
; names.

(script-fu-use-v3)

(define precision-8-bit PRECISION-U8-NON-LINEAR)
(define precision-float-linear PRECISION-FLOAT-LINEAR)

(define (load-image file) (gimp-file-load RUN-NONINTERACTIVE file))

(define (image-layers image) (vector->list (gimp-image-get-layers image)))

(define (group-layers group) (vector->list (gimp-item-get-children group)))

(define (layer-name layer) (gimp-item-get-name layer))
(define (layer-offsets layer) (gimp-drawable-get-offsets layer))
(define (layer-width layer) (gimp-drawable-get-width layer))
(define (layer-height layer) (gimp-drawable-get-height layer))
(define (layer-type layer) (gimp-drawable-type layer))
(define (layer-parent layer) (gimp-item-get-parent layer))

(define (new-group image)
  (let ((group (gimp-group-layer-new image "group")))
    (gimp-image-insert-layer image group 0 0)
    group))

(define (new-layer image)
  (let ((layer (gimp-layer-new image "extra" 8 8 RGB-IMAGE 100
                               LAYER-MODE-NORMAL)))
    (gimp-image-insert-layer image layer 0 0)
    layer))

(define (copy-of-layer image layer)
  (let ((copy (gimp-layer-copy layer)))
    (gimp-image-insert-layer image copy 0 0)
    copy))

(define (add-layer-mask layer kind)
  (gimp-layer-add-mask layer (gimp-layer-create-mask layer kind)))
(define (layer-mask layer) (gimp-layer-get-mask layer))
(define (channel-of-selection image) (gimp-selection-save image))
(define (float-copy image layer)
  (gimp-edit-copy (vector layer))
  (vector-ref (gimp-edit-paste layer FALSE) 0))

(define (image-name image) (gimp-image-get-name image))

(define (image-base-type image) (gimp-image-get-base-type image))
(define (image-precision image) (gimp-image-get-precision image))

(define (image-clean? image) (not (gimp-image-is-dirty image)))

(define (image-width image) (gimp-image-get-width image))
(define (image-height image) (gimp-image-get-height image))
(define (flat-layer image) (gimp-image-flatten image))

(define (all-images) (vector->list (gimp-get-images)))

(define (new-display image) (gimp-display-new image))

; The exporter of GIMP 3 writes whole images: a twin of the layer alone in an
; image of the same kind.
(define (save-layer image layer file)
  (let ((twin-image (gimp-image-new-with-precision
                      (layer-width layer) (layer-height layer)
                      (gimp-image-get-base-type image)
                      (gimp-image-get-precision image))))
    (if (= (gimp-image-get-base-type image) INDEXED)
      (gimp-image-set-palette twin-image (gimp-image-get-palette image)))
    (let ((twin (gimp-layer-new-from-drawable layer twin-image)))
      (gimp-image-insert-layer twin-image twin 0 0)
      (gimp-layer-set-offsets twin 0 0)
      (gimp-item-set-visible twin TRUE)
      (file-png-export #:run-mode RUN-NONINTERACTIVE #:image twin-image
                       #:file file)
      (gimp-image-delete twin-image))))

(define (palette-exists? name)
  (gimp-resource-id-is-palette (gimp-palette-get-by-name name)))

(define (forget-palette name)
  (gimp-resource-delete (gimp-palette-get-by-name name)))

(define (palette-called name) (gimp-palette-get-by-name name))

(define (palette-size name)
  (gimp-palette-get-color-count (gimp-palette-get-by-name name)))

; The procedure's values: name of the palette, layer or -1, number of colors,
; image of the card or -1.
; Only the arguments in `options` are given: the rest are the defaults.
(define (call-procedure mode image layers options)
  (let ((values
          (apply plug-in-extract-scene-palette
            (append
              (list #:run-mode mode #:image image
                    #:drawables (list->vector layers))
              (given-option #:colors options 'colors)
              (given-option #:method options 'method)
              (given-option #:order options 'order)
              (given-option #:palette-name options 'palette-name)
              (given-option #:posterized-layer options 'posterized-layer)
              (given-option #:seed options 'seed)
              (given-option #:auto-colors options 'auto-colors)
              (given-option #:accents options 'accents)
              (given-option #:locked-colors options 'locked-colors)
              (given-option #:excluded-colors options 'excluded-colors)
              (given-option #:palette-card options 'palette-card)
              (given-option #:dither options 'dither)
              (given-option #:export-file options 'export-file)
              (given-palette #:use-palette options 'use-palette)))))
    (cons (gimp-resource-get-name (car values)) (cdr values))))

; An argument name must not touch a closing parenthesis.
(define (given-option keyword options key)
  (let ((found (assq key options)))
    (if found (list keyword (cadr found)) '())))

(define (given-palette keyword options key)
  (let ((found (assq key options)))
    (if found (list keyword (gimp-palette-get-by-name (cadr found))) '())))

; GIMP 3 is ended by the option --quit, which keeps the status of the script.
(define (quit-gimp) #t)
