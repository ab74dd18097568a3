package beijing.facility.benchmark;

import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

import beijing.facility.FacilityApplication;
import beijing.facility.TestDatabase;

/** The application with the demo's users on a database of its own, without timers and samples. */
final class BenchmarkApplication implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private BenchmarkApplication(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** @param more beans that the application does not have by itself; with those, nobody is told of tasks either */
    static BenchmarkApplication start(String name, Class<?>... more) {
        SpringApplicationBuilder builder = new SpringApplicationBuilder(FacilityApplication.class);
        builder.sources(more);
        return new BenchmarkApplication(builder
                .initializers(context -> new TestDatabase.Demo().initialize((GenericApplicationContext) context))
                .run("--server.port=0", "--camunda.bpm.job-execution.enabled=false", "--facility.demo.sample-projects=false",
                        "--facility.notices.clockwork=false", "--camunda.bpm.eventing.task=" + (more.length == 0),
                        "--camunda.bpm.process-engine-name=" + name, "--logging.level.root=warn"));
    }

    ProcessEngine engine() {
        return context.getBean(ProcessEngine.class);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }
}
