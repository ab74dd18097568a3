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

/** Findings and fields are always read and written with their project or decision: as a column of it they cost no statement of their own. */
@Configuration
class JsonColumns extends AbstractJdbcConfiguration {

    private static final JsonMapper JSON = new JsonMapper();

    @Override
    protected List<?> userConverters() {
        return List.of(new WriteFindings(), new ReadFindings(), new WriteFields(), new ReadFields());
    }

    @WritingConverter
    private static final class WriteFindings implements Converter<RecordedFindings, PGobject> {
        @Override
        public PGobject convert(RecordedFindings findings) {
            return column(findings.entries());
        }
    }

    @ReadingConverter
    private static final class ReadFindings implements Converter<PGobject, RecordedFindings> {
        @Override
        public RecordedFindings convert(PGobject column) {
            return new RecordedFindings(list(column, new TypeReference<List<Entry>>() {
            }));
        }
    }

    @WritingConverter
    private static final class WriteFields implements Converter<RecordedFields, PGobject> {
        @Override
        public PGobject convert(RecordedFields fields) {
            return column(fields.entries());
        }
    }

    @ReadingConverter
    private static final class ReadFields implements Converter<PGobject, RecordedFields> {
        @Override
        public RecordedFields convert(PGobject column) {
            return new RecordedFields(list(column, new TypeReference<List<HandedInField>>() {
            }));
        }
    }

    private static PGobject column(List<?> entries) {
        try {
            PGobject column = new PGobject();
            column.setType("jsonb");
            column.setValue(JSON.writeValueAsString(entries));
            return column;
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> List<T> list(PGobject column, TypeReference<List<T>> type) {
        try {
            return JSON.readValue(column.getValue(), type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
