package dev.lectern.planning;

import dev.lectern.markdown.PercentEncoding;
import dev.lectern.planning.LinkTargets.Target;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds out where links lead. A link is read as a path between files first, as on the site of a repository, and then as
 * an address between pages, as on the sites that other tools make. See {@code docs/links.md}.
 */
final class LinkResolver {

    /** What browsers go to the top of a page for. */
    private static final String TOP = "top";

    private final LinkTargets targets;
    private final Function<PlannedLesson, Map<String, String>> anchors;

    /** @param anchors where links may lead in a lesson, each with the anchor of its section */
    LinkResolver(LinkTargets targets, Function<PlannedLesson, Map<String, String>> anchors) {
        this.targets = targets;
        this.anchors = anchors;
    }

    /** Where {@code url}, without scheme or host, leads from {@code lesson}. */
    LinkEnd resolve(PlannedLesson lesson, String url) {
        int hash = url.indexOf('#');
        String anchor = hash < 0 ? "" : LinkTargets.normal(PercentEncoding.decode(url.substring(hash + 1)));
        String beforeHash = hash < 0 ? url : url.substring(0, hash);
        int question = beforeHash.indexOf('?');
        String path = LinkTargets.normal(
                PercentEncoding.decode(question < 0 ? beforeHash : beforeHash.substring(0, question)));
        if (path.isEmpty()) {
            return url.isBlank() ? new LinkEnd.Nowhere("") : section(lesson, anchor, true);
        }
        List<String> paths = paths(lesson.path(), path);
        return found(paths, targets::at)
                .or(() -> LinkTargets.isMarkdown(path) ? Optional.empty() : found(paths, targets::addressed))
                .or(() -> found(paths, targets::inAnyCase))
                .or(() -> found(paths, targets::addressed))
                .or(() -> targets.ofSlug(path))
                .map(target -> end(target, anchor))
                .orElseGet(() -> new LinkEnd.Nowhere(paths.isEmpty() ? "" : paths.get(0)));
    }

    private LinkEnd end(Target target, String anchor) {
        if (target.lesson() != null) {
            return section(target.lesson(), anchor, target.exact());
        }
        return LinkTargets.isMarkdown(target.file())
                ? new LinkEnd.ToDraft(target.file())
                : new LinkEnd.ToFile(target.file(), anchor, target.exact());
    }

    private LinkEnd section(PlannedLesson lesson, String anchor, boolean exact) {
        if (anchor.isEmpty() || anchor.equalsIgnoreCase(TOP)) {
            return new LinkEnd.ToLesson(lesson.path(), "", true, exact);
        }
        Map<String, String> known = anchors.apply(lesson);
        String section = known.get(anchor);
        String lower = anchor.toLowerCase(Locale.ROOT);
        if (section == null && known.containsKey(lower)) {
            return new LinkEnd.ToLesson(lesson.path(), known.get(lower), true, false);
        }
        return new LinkEnd.ToLesson(lesson.path(), section == null ? anchor : section, section != null, exact);
    }

    private static Optional<Target> found(List<String> paths, Function<String, Optional<Target>> lookup) {
        return paths.stream().map(lookup).flatMap(Optional::stream).findFirst();
    }

    /** The paths that {@code path} may stand for, the likeliest first; none that leads out of the course. */
    private List<String> paths(String lesson, String path) {
        List<String> bases = new ArrayList<>();
        if (path.startsWith("/")) {
            bases.add(targets.contentRoot());
            bases.add("");
        } else {
            String normal = LinkTargets.normal(lesson);
            bases.add(LinkTargets.folder(normal));
            if (!LinkTargets.isMarkdown(path) && !LinkTargets.isIntroduction(normal)) {
                // sites whose pages have addresses like folders: a link begins inside of the page
                bases.add(normal.substring(0, normal.lastIndexOf('.')));
            }
        }
        return bases.stream()
                .distinct()
                .map(base -> join(base, path))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> join(String base, String path) {
        Deque<String> segments = new ArrayDeque<>();
        for (String segment : (base + "/" + path).split("/")) {
            if (segment.equals("..")) {
                if (segments.pollLast() == null) {
                    return Optional.empty();
                }
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                segments.addLast(segment);
            }
        }
        return Optional.of(String.join("/", segments));
    }
}
