package beijing.facility.project;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import beijing.facility.identity.District;
import beijing.facility.measures.Parameters;
import beijing.facility.measures.SimilarProject;

/**
 * Finds what may be the same project handed in twice, in any district (Article 22): the same credit code together with a
 * similar name or address, by the trigrams of pg_trgm.
 */
@Repository
public class SimilarProjects {

    private static final String LIVE = Arrays.stream(ProjectStatus.values())
            .filter(ProjectStatus::live)
            .map(status -> "'" + status + "'")
            .collect(Collectors.joining(", "));

    private static final String SEARCH = """
            select number, district_code, similarity(name, :name) as by_name, similarity(address, :address) as by_address
            from project
            where credit_code = :creditCode
              and number <> :number
              and status in (%s)
              and (name %% :name or address %% :address)
            order by number""".formatted(LIVE);

    private final JdbcClient jdbc;
    private final Parameters parameters;

    SimilarProjects(JdbcClient jdbc, Parameters parameters) {
        this.jdbc = jdbc;
        this.parameters = parameters;
    }

    /** The live projects that resemble this one. Two filed at the same moment are compared one after the other. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<SimilarProject> to(Project project) {
        String creditCode = project.application().creditCode();
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:creditCode, 0))")
                .param("creditCode", creditCode)
                .query((row, index) -> 0)
                .single();
        return resembling(project.number(), creditCode, project.application().name(), project.application().address());
    }

    /**
     * The live projects that an application would resemble at this moment, for who still writes it.
     *
     * @param number of the project itself, empty where it has none yet
     */
    @Transactional(readOnly = true)
    public List<SimilarProject> resembling(String number, String creditCode, String name, String address) {
        jdbc.sql("select set_config('pg_trgm.similarity_threshold', :threshold, true)")
                .param("threshold", parameters.duplicateSimilarityThreshold().toPlainString())
                .query(String.class)
                .single();
        return jdbc.sql(SEARCH)
                .param("name", name)
                .param("address", address)
                .param("creditCode", creditCode)
                .param("number", number)
                .query((row, index) -> new SimilarProject(row.getString("number"),
                        District.of(row.getString("district_code")).map(District::label).orElseThrow(),
                        new BigDecimal(row.getString("by_name")), new BigDecimal(row.getString("by_address"))))
                .list();
    }
}
