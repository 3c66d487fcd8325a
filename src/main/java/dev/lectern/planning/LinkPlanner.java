package dev.lectern.planning;

import dev.lectern.diagnostic.DiagnosticCollector;
import dev.lectern.markdown.Diagnostic;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds out where the links of all lessons of a release lead, and tells of those that lead nowhere. */
final class LinkPlanner {

    private final LinkTargets targets;
    private final ContentLinks contents;
    private final DiagnosticCollector diagnostics;
    private final LinkResolver resolver;
    private final Suggestion suggestion = new Suggestion();
    private final Map<PlannedLesson, Map<ContentLink, LinkEnd>> ends = new LinkedHashMap<>();

    LinkPlanner(LinkTargets targets, ContentLinks contents, DiagnosticCollector diagnostics) {
        this.targets = targets;
        this.contents = contents;
        this.diagnostics = diagnostics;
        this.resolver = new LinkResolver(targets, this::anchors);
    }

    /** The paths of the files, no lessons, that links of {@code lessons} lead to. */
    Set<String> resolve(List<PlannedLesson> lessons) {
        Set<String> files = new TreeSet<>();
        for (PlannedLesson lesson : lessons) {
            Map<ContentLink, LinkEnd> ofLesson = new LinkedHashMap<>();
            for (ContentLink link :
                    contents.links().getOrDefault(lesson.content().digest(), List.of())) {
                LinkEnd end = resolver.resolve(lesson, link.url());
                ofLesson.put(link, end);
                if (end instanceof LinkEnd.ToFile file) {
                    files.add(file.path());
                }
            }
            ends.put(lesson, ofLesson);
        }
        return files;
    }

    /** The lessons that were resolved, with their links to lessons and to those files that became assets. */
    List<PlannedLesson> linked(Assets assets) {
        List<PlannedLesson> linked = new ArrayList<>();
        ends.forEach((lesson, ofLesson) -> {
            List<PlannedLink> links = new ArrayList<>();
            Set<List<Integer>> told = new HashSet<>();
            ofLesson.forEach((link, end) -> {
                planned(link, end, assets).ifPresent(links::add);
                // many links may share one definition
                if (told.add(List.of(link.line(), link.column()))) {
                    finding(lesson, link, end, assets).ifPresent(diagnostics::add);
                }
            });
            linked.add(lesson.with(links));
        });
        return linked;
    }

    private Map<String, String> anchors(PlannedLesson lesson) {
        return contents.anchors().getOrDefault(lesson.content().digest(), Map.of());
    }

    private static Optional<PlannedLink> planned(ContentLink link, LinkEnd end, Assets assets) {
        if (end instanceof LinkEnd.ToLesson lesson) {
            return Optional.of(new PlannedLink(link.number(), lesson.path(), "", lesson.anchor()));
        }
        if (end instanceof LinkEnd.ToFile file && assets.has(file.path())) {
            return Optional.of(new PlannedLink(link.number(), "", file.path(), file.anchor()));
        }
        return Optional.empty();
    }

    private Optional<Diagnostic> finding(PlannedLesson from, ContentLink link, LinkEnd end, Assets assets) {
        String path = from.path();
        if (end instanceof LinkEnd.ToLesson lesson) {
            if (!lesson.found()) {
                return Optional.of(brokenAnchor(path, link, lesson));
            }
            if (isHidden(from, lesson)) {
                return Optional.of(Finding.warning(
                        Finding.LINK_BROKEN,
                        path,
                        link,
                        "The link '%s' leads to %s, which is a draft".formatted(link.url(), lesson.path()),
                        "Publish that lesson too, or remove the link"));
            }
            return lesson.exact() ? Optional.empty() : Optional.of(otherCase(path, link, lesson.path()));
        } else if (end instanceof LinkEnd.ToFile file) {
            return assets.refusal(file.path())
                    .map(why -> Finding.warning(Finding.ASSET_REFUSED, path, link, why.message(), why.hint()))
                    .or(() -> file.exact() ? Optional.empty() : Optional.of(otherCase(path, link, file.path())));
        } else if (end instanceof LinkEnd.ToDraft draft) {
            return Optional.of(Finding.warning(
                    Finding.LINK_BROKEN,
                    path,
                    link,
                    "The link '%s' leads to %s, which is not in the release".formatted(link.url(), draft.path()),
                    "Publish that lesson too, or remove the link"));
        }
        return Optional.of(broken(path, link, (LinkEnd.Nowhere) end, assets));
    }

    /** Whether readers of {@code from} never see what it leads to. */
    private boolean isHidden(PlannedLesson from, LinkEnd.ToLesson to) {
        return !from.content().declared().draft()
                && targets.at(LinkTargets.normal(to.path()))
                        .filter(target -> target.lesson() != null
                                && target.lesson().content().declared().draft())
                        .isPresent();
    }

    private Diagnostic brokenAnchor(String path, ContentLink link, LinkEnd.ToLesson lesson) {
        Set<String> anchors = targets.at(LinkTargets.normal(lesson.path()))
                .map(target -> anchors(target.lesson()).keySet())
                .orElse(Set.of());
        String before = link.url().substring(0, link.url().indexOf('#'));
        return Finding.warning(
                Finding.ANCHOR_BROKEN,
                path,
                link,
                "The link '%s' leads to no section of %s".formatted(link.url(), lesson.path()),
                suggestion
                        .anchor(lesson.anchor(), anchors)
                        .map(anchor -> "Did you mean '%s#%s'?".formatted(before, anchor))
                        .orElse("Write the anchor of one of its headings, or give a heading this one with {#id}"));
    }

    private static Diagnostic otherCase(String path, ContentLink link, String target) {
        return Finding.warning(
                Finding.LINK_CASE,
                path,
                link,
                "The link '%s' is found only where upper and lower case are the same".formatted(link.url()),
                "Write it as it is written in %s".formatted(target));
    }

    private Diagnostic broken(String path, ContentLink link, LinkEnd.Nowhere end, Assets assets) {
        Optional<Assets.Refusal> refusal = assets.refusal(end.path());
        if (refusal.isPresent()) {
            return Finding.warning(
                    Finding.ASSET_REFUSED,
                    path,
                    link,
                    refusal.get().message(),
                    refusal.get().hint());
        }
        String hint = suggestion
                .path(end.path(), targets.all())
                .map(meant -> "Did you mean '%s'?".formatted(Suggestion.relative(path, meant)))
                .orElse("Correct the path, or add what it leads to");
        if (link.image() || Assets.isAsset(end.path())) {
            return Finding.warning(
                    Finding.ASSET_MISSING, path, link, "There is no file '%s'".formatted(link.url()), hint);
        }
        return Finding.warning(
                Finding.LINK_BROKEN,
                path,
                link,
                "The link '%s' leads to no lesson or file of the course".formatted(link.url()),
                hint);
    }
}
