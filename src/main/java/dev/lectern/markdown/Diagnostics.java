package dev.lectern.markdown;

import dev.lectern.markdown.limits.LimitExceeded;

/** The codes of this package's diagnostics, and short ways to make one. */
final class Diagnostics {

    static final String NOT_UTF_8 = "not-utf-8";
    static final String NUL_CHARACTER = "nul-character";
    static final String EMPTY_FILE = "empty-file";
    static final String MARKDOWN_UNPARSABLE = "markdown-unparsable";
    static final String LESSON_LIMIT_EXCEEDED = "lesson-limit-exceeded";
    static final String LESSON_TOO_COSTLY = "lesson-too-costly";
    static final String DUPLICATE_ANCHOR = "duplicate-anchor";
    static final String CONTAINER_UNCLOSED = "container-unclosed";
    static final String TOML_INVALID = "toml-invalid";
    static final String MDX_MODULE_LINES = "mdx-module-lines";
    static final String FRONT_MATTER_UNTERMINATED = "front-matter-unterminated";
    static final String YAML_INVALID = "yaml-invalid";
    static final String YAML_LIMIT = "yaml-limit-exceeded";
    static final String YAML_NOT_MAPPING = "yaml-not-a-mapping";
    static final String YAML_DUPLICATE_KEY = "yaml-duplicate-key";
    static final String YAML_WRONG_TYPE = "yaml-wrong-type";
    static final String INVALID_SLUG = "invalid-slug";
    static final String INVALID_TIME = "invalid-time";
    static final String EXPIRES_FIRST = "expires-first";

    private static final int SHOWN = 60;

    private Diagnostics() {}

    static Diagnostic error(String code, int line, int column, String message, String hint) {
        return at(Severity.ERROR, code, line, column, message, hint);
    }

    /** Of a text that asked for more than it may. */
    static Diagnostic stopped(LimitExceeded limit, int line) {
        String code = limit.reason() == LimitExceeded.Reason.COUNT ? LESSON_LIMIT_EXCEEDED : LESSON_TOO_COSTLY;
        return error(code, line, 1, limit.getMessage(), limit.hint());
    }

    static Diagnostic warning(String code, int line, int column, String message, String hint) {
        return at(Severity.WARNING, code, line, column, message, hint);
    }

    static Diagnostic info(String code, int line, int column, String message, String hint) {
        return at(Severity.INFO, code, line, column, message, hint);
    }

    private static Diagnostic at(Severity severity, String code, int line, int column, String message, String hint) {
        return new Diagnostic(severity, code, "", line, column, line, column + 1, message, hint);
    }

    /** {@code value} short enough for a message, on one line. */
    static String shown(String value) {
        String line = value.replace('\n', ' ').strip();
        if (line.length() <= SHOWN) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(SHOWN - 1)) ? SHOWN - 1 : SHOWN;
        return line.substring(0, end) + "...";
    }
}
