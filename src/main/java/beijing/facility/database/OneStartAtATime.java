package beijing.facility.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import javax.sql.DataSource;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Lets one server at a time start on a database. Two that start on an empty one at the same moment would both make the tables of the
 * engine, the groups and the first users. Held by a connection of its own, so it ends with the server, however that ends.
 */
@Component
class OneStartAtATime implements DisposableBean {

    /** Any number that nobody else in the database locks. */
    private static final long KEY = 20250101L;

    private final DataSource dataSource;
    private Connection held;

    OneStartAtATime(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Waits until no other server is starting. */
    void begin() throws SQLException {
        held = dataSource.getConnection();
        try (Statement statement = held.createStatement()) {
            statement.execute("select pg_advisory_lock(" + KEY + ")");
        }
    }

    @EventListener(ApplicationReadyEvent.class)
    void ready() throws SQLException {
        end();
    }

    @Override
    public void destroy() throws SQLException {
        end();
    }

    private void end() throws SQLException {
        if (held == null) {
            return;
        }
        try (Connection connection = held; Statement statement = connection.createStatement()) {
            held = null;
            statement.execute("select pg_advisory_unlock(" + KEY + ")");
        }
    }
}
