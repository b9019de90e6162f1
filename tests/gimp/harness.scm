; SPDX-License-Identifier: GPL-3.0-or-later
; SPDX-FileCopyrightText: 2026 The Scene Palette developers
;
; Runs test cases one after another in one GIMP.  Each has a folder, into which
; it records what it sees, a file a key.  At a checkpoint GIMP waits until the
; driver (session.py) has looked at the disk.  Expects results-folder and the
; names of a dialect file.

(define case-folder "")

; What the last failing call said; Script-Fu's catch forgets it.
(define last-error '())
(define (remember-error . parts)
  (set! last-error parts)
  (apply throw parts))
(set! *error-hook* remember-error)

(define (option options key default)
  (let ((found (assq key options)))
    (if found (cadr found) default)))

(define (record key . parts)
  (let ((port (open-output-file (string-append case-folder "/" key))))
    (for-each (lambda (part) (display part port)) parts)
    (close-output-port port)))

(define (wait-for-file file)
  (while (not (file-exists? file))
    (usleep 5000)))

(define (checkpoint name)
  (let ((key (string-append "checkpoint-" name)))
    (record key)
    (wait-for-file (string-append case-folder "/" key ".seen"))))

; Displays of the running case; an image goes with its last display.
(define displays '())
(define (show-image image)
  (set! displays (cons (new-display image) displays)))

(define (clean-up)
  (for-each gimp-display-delete displays)
  (set! displays '())
  ; An image that GIMP opened by itself has a display and stays.
  (catch #f (for-each gimp-image-delete (all-images))))

(define (run-case name body)
  (set! case-folder (string-append results-folder "/" name))
  (set! last-error '())
  (catch (record "script-error" last-error)
    (body))
  (checkpoint "end")
  (clean-up))

; The card and the layer of the last call, or -1.
(define card -1)
(define made-layer -1)

; Calls the procedure and records "ok", palette, layer, number of colors and
; card, or "failed" and the message, a line each.  Of a canceled call 2.10
; returns a list too, but not of four values.
(define (extract-with-mode mode key image layers options)
  (let ((values (catch 'failed (call-procedure mode image layers options))))
    (if (and (pair? values) (= 4 (length values)))
      (begin
        (set! card (cadddr values))
        (set! made-layer (cadr values))
        (record key "ok\n" (car values) "\n" (cadr values) "\n"
                (caddr values) "\n" card))
      (record key "failed\n" last-error))))

(define (extract key image layers options)
  (extract-with-mode RUN-NONINTERACTIVE key image layers options))

; A line a layer, top first: id, parent, x, y, width, height, type, name.
(define (record-layers key layers)
  (apply record key
    (apply append
      (map (lambda (layer)
             (list layer " " (layer-parent layer) " "
                   (car (layer-offsets layer)) " "
                   (cadr (layer-offsets layer)) " "
                   (layer-width layer) " " (layer-height layer) " "
                   (layer-type layer) " " (layer-name layer) "\n"))
           layers))))

; Whether a window shows the image: then it cannot be deleted.  Else it is.
(define (image-shown? image)
  (catch #t
    (gimp-image-delete image)
    #f))

(define (save-to key image layer)
  (save-layer image layer (string-append case-folder "/" key ".png")))

(define (only-layer image) (car (image-layers image)))
