package dev.lectern.search;

import dev.lectern.course.CurrentReleasePoints;
import dev.lectern.lesson.LessonReference;
import dev.lectern.lesson.SearchText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Searches the current releases: one query for a page of hits, one for the facets. */
@ApplicationScoped
class SearchQueries {

    /** The terms are read as the language of each course says, and match the lessons of such courses. */
    private static final String HITS = """
            with terms as materialized (
                select distinct r.text_search, websearch_to_tsquery(cast(r.text_search as regconfig), :q) as query
                from course c join release r on r.course_id = c.id and r.number = c.current_release
                where c.id = any (cast(:read as uuid[])) and (:course = '' or c.slug = :course)
            ),
            code_terms as materialized (
                select websearch_to_tsquery('lectern_simple', :q) as query
            ),
            hit as (
                select 'section' as kind, i.section_id as id, c.slug as course, v.lesson_id, v.slug as lesson, v.title,
                    v.sort_key, s.lesson_digest, s.position, 0 as number, '' as language, t.text_search, t.query,
                    ts_rank_cd(s.search, t.query, 1) as score
                from terms t
                join section_content s on s.search @@ t.query
                join lesson_version v on v.content = s.lesson_digest
                join course c on c.id = v.course_id and c.current_release between v.first_release and v.last_release
                    and (:course = '' or c.slug = :course)
                join release r on r.course_id = c.id and r.number = c.current_release and r.text_search = t.text_search
                join section_version i on i.lesson_id = v.lesson_id and i.first_release = v.first_release
                    and i.position = s.position
                where :kind in ('', 'section') and :language = '' and %1$s
                union all
                select 'codeBlock', i.code_block_id, c.slug, v.lesson_id, v.slug, v.title, v.sort_key,
                    b.lesson_digest, b.section, b.number, b.language, 'lectern_simple', t.query,
                    ts_rank_cd(b.search, t.query, 1)
                from code_terms t
                join code_block_content b on b.search @@ t.query
                join lesson_version v on v.content = b.lesson_digest
                join course c on c.id = v.course_id and c.current_release between v.first_release and v.last_release
                    and (:course = '' or c.slug = :course)
                join code_block_version i on i.lesson_id = v.lesson_id and i.first_release = v.first_release
                    and i.number = b.number
                where :kind in ('', 'codeBlock') and (:language = '' or b.language = :language) and %1$s
            )
            """.formatted(CurrentReleasePoints.sql());

    private static final String PAGE = """
            , page as (
                select * from hit order by score desc, course, sort_key, position, number limit :limit offset :offset
            )
            select p.kind, p.id, p.lesson_id, p.course, p.lesson, p.title, s.anchor, s.heading_path, p.number, p.language,
                ts_headline(cast(p.text_search as regconfig), translate(
                    case when p.number = 0 then s.heading || '. ' || s.text else b.code end, :hidden, :behind),
                    p.query, :options),
                p.score
            from page p
            join section_content s on s.lesson_digest = p.lesson_digest and s.position = p.position
            left join code_block_content b on b.lesson_digest = p.lesson_digest and b.number = p.number
            order by p.score desc, p.course, p.sort_key, p.position, p.number
            """;

    private static final String FACETS = """
            select kind, course, language, count(*) from hit
            group by grouping sets ((), (kind), (course), (language))
            order by count(*) desc, kind, course, language
            """;

    private final EntityManager entities;

    SearchQueries(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * What to search for; empty text is for any.
     *
     * @param q as the reader typed it
     * @param kind {@code section} or {@code codeBlock}
     */
    record Request(String q, String course, String kind, String language) {}

    @SuppressWarnings("unchecked")
    List<SearchHit> hits(CurrentReleasePoints courses, Request request, int offset, int limit) {
        return ((List<Object[]>) query(courses, HITS + PAGE, request)
                        .setParameter("limit", limit)
                        .setParameter("offset", offset)
                        .setParameter("hidden", Snippet.HIDDEN)
                        .setParameter("behind", Snippet.BEHIND)
                        .setParameter("options", Snippet.OPTIONS)
                        .getResultList())
                .stream().map(SearchQueries::hit).toList();
    }

    /** How all hits divide, by the value they have. */
    @SuppressWarnings("unchecked")
    FacetCounts facets(CurrentReleasePoints courses, Request request) {
        FacetCounts counts = new FacetCounts();
        for (Object[] row :
                (List<Object[]>) query(courses, HITS + FACETS, request).getResultList()) {
            int count = ((Number) row[3]).intValue();
            if (row[0] != null) {
                counts.kind.add(new SearchResults.Count((String) row[0], count));
            } else if (row[1] != null) {
                counts.course.add(new SearchResults.Count((String) row[1], count));
            } else if (row[2] == null) {
                counts.total = count;
            } else if (!((String) row[2]).isEmpty()) {
                counts.language.add(new SearchResults.Count((String) row[2], count));
            }
        }
        return counts;
    }

    private Query query(CurrentReleasePoints courses, String sql, Request request) {
        return courses.bind(entities.createNativeQuery(sql, Object[].class))
                .setParameter("q", SearchText.ofQuery(request.q()))
                .setParameter("course", request.course())
                .setParameter("kind", request.kind())
                .setParameter("language", request.language());
    }

    private static SearchHit hit(Object[] row) {
        return new SearchHit(
                (String) row[0],
                (UUID) row[1],
                new LessonReference((UUID) row[2], (String) row[3], (String) row[4], (String) row[5]),
                (String) row[6],
                List.of((String[]) row[7]),
                ((Number) row[8]).intValue(),
                (String) row[9],
                Snippet.html((String) row[10]),
                ((Number) row[11]).doubleValue());
    }

    /** Facets while they are read. */
    static final class FacetCounts {
        final List<SearchResults.Count> kind = new ArrayList<>();
        final List<SearchResults.Count> course = new ArrayList<>();
        final List<SearchResults.Count> language = new ArrayList<>();
        int total;

        SearchResults.Facets facets() {
            return new SearchResults.Facets(List.copyOf(kind), List.copyOf(course), List.copyOf(language));
        }
    }
}
