package beijing.facility;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.test.context.DynamicPropertyRegistry;

/**
 * A new, empty database on a real PostgreSQL, for tests. One server runs for each test JVM, below {@code target/}, and stops with
 * it; the {@code data/} of a developer's own demo is never touched.
 *
 * <pre>
 * &#64;SpringBootTest
 * &#64;ContextConfiguration(initializers = TestDatabase.Demo.class)      // as without SPRING_DATASOURCE_URL: with the demo's users
 * &#64;ContextConfiguration(initializers = TestDatabase.External.class)  // as with SPRING_DATASOURCE_URL: without them
 * </pre>
 */
public final class TestDatabase {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final int port;
    private final String name;

    private TestDatabase(int port, String name) {
        this.port = port;
        this.name = name;
    }

    /** A new empty database whose LC_CTYPE knows Chinese letters. */
    public static TestDatabase create() {
        return create("");
    }

    /** A new empty database with LC_CTYPE "C", which does not know Chinese letters. */
    public static TestDatabase createWithoutChinese() {
        return create(" TEMPLATE template0 LC_COLLATE 'C' LC_CTYPE 'C'");
    }

    private static TestDatabase create(String options) {
        TestDatabase database = new TestDatabase(Server.INSTANCE.getPort(), "test_" + COUNT.incrementAndGet());
        try (Connection connection = Server.INSTANCE.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + database.name + options);
        } catch (SQLException e) {
            throw new IllegalStateException("No test database", e);
        }
        return database;
    }

    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + name;
    }

    public String user() {
        return "postgres";
    }

    public String password() {
        return "any";
    }

    /** For {@code @DynamicPropertySource}: the application takes it for an external database. */
    public void addTo(DynamicPropertyRegistry registry) {
        registry.add("spring.datasource.url", this::url);
        registry.add("spring.datasource.username", this::user);
        registry.add("spring.datasource.password", this::password);
    }

    /** Starts the application as with an external database: nothing of the demo is there. */
    public static final class External implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestDatabase database = create();
            TestPropertyValues.of(
                    "spring.datasource.url=" + database.url(),
                    "spring.datasource.username=" + database.user(),
                    "spring.datasource.password=" + database.password()).applyTo(context);
        }
    }

    /** Starts the application as the demo, on a test database in place of the embedded one. */
    public static final class Demo implements ApplicationContextInitializer<GenericApplicationContext> {
        @Override
        public void initialize(GenericApplicationContext context) {
            initialize(context, create());
        }

        /** Likewise on a database that is not empty. */
        public static void initialize(GenericApplicationContext context, TestDatabase database) {
            context.registerBean("testDatabase", JdbcConnectionDetails.class, () -> new JdbcConnectionDetails() {
                @Override
                public String getUsername() {
                    return database.user();
                }

                @Override
                public String getPassword() {
                    return database.password();
                }

                @Override
                public String getJdbcUrl() {
                    return database.url();
                }
            });
        }
    }

    /** Started when first asked for. */
    private static final class Server {
        private static final EmbeddedPostgres INSTANCE = start();

        private static EmbeddedPostgres start() {
            Path target = Path.of("target").toAbsolutePath();
            String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
            try {
                return EmbeddedPostgres.builder()
                        .setOverrideWorkingDirectory(target.resolve("postgresql").toFile())
                        .setDataDirectory(target.resolve("test-databases").resolve(UUID.randomUUID().toString()))
                        .setLocaleConfig("locale", os.startsWith("win") ? "en-US" : os.startsWith("mac") ? "en_US.UTF-8" : "C.UTF-8")
                        .setServerConfig("full_page_writes", "off")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
