package dev.lectern.markdown;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** One name for each language of code, whichever of its names the author wrote. */
final class Languages {

    private static final String[] SYNONYMS = {
        "bash sh shell zsh ksh shell-script shellscript",
        "console shell-session shellsession sh-session bash-session terminal",
        "powershell ps1 pwsh posh",
        "batch bat cmd dosbatch",
        "rust rs",
        "python py python3 py3 pycon gyp",
        "javascript js mjs cjs node",
        "typescript ts mts cts",
        "jsx javascriptreact",
        "tsx typescriptreact",
        "java jav",
        "kotlin kt kts",
        "scala sc",
        "groovy gradle",
        "clojure clj cljs",
        "c h",
        "cpp c++ cc cxx hpp h++ hh hxx cplusplus",
        "csharp c# cs",
        "fsharp f# fs",
        "vbnet vb visual-basic",
        "objectivec objc objective-c obj-c",
        "swift",
        "go golang",
        "ruby rb",
        "php php3 php5",
        "perl pl pm",
        "haskell hs",
        "ocaml ml",
        "erlang erl",
        "elixir ex exs",
        "julia jl",
        "r rscript",
        "matlab octave",
        "latex tex",
        "html htm xhtml",
        "xml xsd xslt svg plist",
        "css",
        "scss",
        "yaml yml",
        "json",
        "jsonc",
        "toml",
        "ini cfg dosini",
        "properties",
        "markdown md mkd mdown",
        "docker dockerfile",
        "makefile make mk",
        "cmake",
        "terraform tf hcl",
        "graphql gql",
        "protobuf proto",
        "sql",
        "postgresql postgres pgsql plpgsql",
        "diff patch udiff",
        "assembly asm nasm",
        "wasm wat",
        "vim viml vimscript",
        "text txt plain plaintext plain-text none",
        "nix",
        "lua",
        "dart",
        "zig",
        "solidity sol",
        "fortran f90 f95",
        "lisp common-lisp cl",
        "scheme scm",
        "coffeescript coffee",
        "handlebars hbs",
        "jinja jinja2 django",
        "restructuredtext rst",
        "asciidoc adoc",
    };

    private static final Map<String, String> NAMES = names();

    private Languages() {}

    /** The name that stands for {@code written}, which is kept as it is when unknown. */
    static String normalise(String written) {
        return NAMES.getOrDefault(written.toLowerCase(Locale.ROOT), written);
    }

    private static Map<String, String> names() {
        Map<String, String> names = new HashMap<>();
        for (String line : SYNONYMS) {
            String[] words = line.split(" ");
            for (String word : words) {
                names.put(word, words[0]);
            }
        }
        return Map.copyOf(names);
    }
}
