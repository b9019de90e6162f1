; SPDX-License-Identifier: GPL-3.0-or-later
; SPDX-FileCopyrightText: 2026 The Scene Palette developers
;
; Calls that are killed on the way, one after another on one image, and what
; each leaves there.  After harness.scm.

; Whether `layer` is none of `known`.
(define (new-layer? layer known)
  (not (memv layer known)))

; Records all layers and saves those that are not among `known`.
(define (look-at-layers key image known)
  (let ((number 0))
    (record-layers (string-append "layers-" key) (image-layers image))
    (for-each
      (lambda (layer)
        (if (new-layer? layer known)
          (begin
            (save-to (string-append key "-" (number->string number))
                     image layer)
            (set! number (+ number 1)))))
      (image-layers image))))

; The next call finds the image as it was.
(define (remove-new-layers image known)
  (for-each
    (lambda (layer)
      (if (new-layer? layer known) (gimp-image-remove-layer image layer)))
    (image-layers image)))

(define (case-name)
  (substring case-folder (+ 1 (string-length results-folder))
             (string-length case-folder)))

; Rounds until the driver, at a checkpoint "ready-N", records "last".  Each
; proposes a name of its own, so that no call looks for one that is free.
(define (call-again-and-again image layers options)
  (let ((known (image-layers image)))
    (let loop ((round 0))
      (let* ((number (number->string round))
             (named (list 'palette-name
                          (string-append (case-name) " " number))))
        (checkpoint (string-append "ready-" number))
        (if (not (file-exists? (string-append case-folder "/last")))
          (begin
            (extract (string-append "call-" number) image layers
                     (cons named options))
            (look-at-layers number image known)
            (remove-new-layers image known)
            (checkpoint (string-append "done-" number))
            (loop (+ round 1))))))))

(define (wait-for-layers image count)
  (let loop ((tries 400))
    (if (and (> tries 0) (not (= count (length (image-layers image)))))
      (begin
        (usleep 50000)
        (loop (- tries 1))))))

; Keys may be lost while a window opens: an extra layer is undone, however often
; the driver must press at a checkpoint "undo-N".
(define (prove-that-keys-undo image)
  (let ((count (length (image-layers image))))
    (gimp-image-clean-all image)
    (new-layer image)
    (gimp-displays-flush)
    (let loop ((tries 0))
      (if (and (< tries 60) (< count (length (image-layers image))))
        (begin
          (checkpoint (string-append "undo-" (number->string tries)))
          (usleep 500000)
          (loop (+ tries 1)))))))
