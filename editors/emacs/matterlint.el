;;; matterlint.el --- matterlint in Eglot -*- lexical-binding: t; -*-

;; Package-Requires: ((emacs "27.1"))

;;; Commentary:

;; Put this file into a folder of your `load-path' and write (require 'matterlint) into your init file.  Eglot comes with
;; Emacs from 29 on, and is a package before.  Its servers belong to major modes: those of markdown-mode, gfm-mode,
;; markdown-ts-mode and mdx-mode is matterlint from then on.

;;; Code:

(require 'eglot)

(defconst matterlint-modes '(markdown-mode gfm-mode markdown-ts-mode mdx-mode)
  "The major modes in which matterlint runs.")

;; `:inlayHints' t shows the final URL of the post behind its first line.
(add-to-list 'eglot-server-programs
             `(,matterlint-modes . ("matterlint" "server" :initializationOptions (:inlayHints :json-false))))

(dolist (mode matterlint-modes)
  (add-hook (intern (format "%s-hook" mode)) #'eglot-ensure))

(provide 'matterlint)
;;; matterlint.el ends here
