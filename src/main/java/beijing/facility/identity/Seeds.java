package beijing.facility.identity;

import java.util.HashSet;
import java.util.Set;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes each thing that the system brings along exactly once, also when two nodes start together, and never again: an
 * administrator's later changes stay.
 */
@Component
public class Seeds {

    /** Any number will do, as long as every node takes the same. */
    private static final long LOCK = 2_025_011_301L;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    Seeds(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** What is sown in one transaction. */
    public final class Sowing {

        private final Set<String> sown;

        private Sowing(Set<String> sown) {
            this.sown = sown;
        }

        /** Runs the work unless something of that name was made before. */
        public void once(String item, Runnable work) {
            if (sown.add(item)) {
                work.run();
                jdbc.sql("insert into seeded_item (item) values (:item)").param("item", item).update();
            }
        }
    }

    public void sow(java.util.function.Consumer<Sowing> work) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("select pg_advisory_xact_lock(:lock)").param("lock", LOCK).query((row, index) -> 0).single();
            work.accept(new Sowing(new HashSet<>(
                    jdbc.sql("select item from seeded_item").query(String.class).list())));
        });
    }
}
