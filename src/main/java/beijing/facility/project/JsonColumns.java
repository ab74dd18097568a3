package beijing.facility.project;

import java.sql.SQLException;
import java.util.List;

import org.postgresql.util.PGobject;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;
import org.springframework.data.jdbc.repository.config.AbstractJdbcConfiguration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;

import beijing.facility.project.RecordedFindings.Entry;

/** Findings are always read and written with their project or decision: as a column of it they cost no statement of their own. */
@Configuration
class JsonColumns extends AbstractJdbcConfiguration {

    private static final JsonMapper JSON = new JsonMapper();

    @Override
    protected List<?> userConverters() {
        return List.of(new Write(), new Read());
    }

    @WritingConverter
    private static final class Write implements Converter<RecordedFindings, PGobject> {
        @Override
        public PGobject convert(RecordedFindings findings) {
            try {
                PGobject column = new PGobject();
                column.setType("jsonb");
                column.setValue(JSON.writeValueAsString(findings.entries()));
                return column;
            } catch (SQLException | JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @ReadingConverter
    private static final class Read implements Converter<PGobject, RecordedFindings> {
        @Override
        public RecordedFindings convert(PGobject column) {
            try {
                return new RecordedFindings(JSON.readValue(column.getValue(), new TypeReference<List<Entry>>() {
                }));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
