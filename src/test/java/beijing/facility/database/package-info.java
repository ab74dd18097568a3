/**
 * Databases as they stood before. {@code src/test/resources/database/flyway-<version>.sql.gz} is a dump of the demo of the version
 * before this one, with its sample projects, by the number of its last migration; a test starts this version on it.
 *
 * <p>To renew it for the next version, in a checkout of the version that is to be the one before: start the demo
 * ({@code ./mvnw spring-boot:run}), wait for its sample projects, do in it what the next version has to carry along (as now: one task
 * transferred, one official deleted), then, with the port from the console and the password from {@code data/cluster/facility-usable},
 *
 * <pre>
 * ./mvnw -q test-compile dependency:build-classpath -Dmdep.outputFile=target/classpath
 * java -cp target/test-classes:target/classes:$(cat target/classpath) beijing.facility.database.Dump \
 *     jdbc:postgresql://127.0.0.1:PORT/facility postgres PASSWORD src/test/resources/database/flyway-N.sql.gz
 * </pre>
 *
 * and name the file in {@link beijing.facility.database.VersionBeforeIT}. The older dump goes: each version migrates from the one before.
 */
package beijing.facility.database;
