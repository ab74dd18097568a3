package beijing.facility.gate;

import org.glassfish.jersey.internal.spi.AutoDiscoverable;
import org.glassfish.jersey.server.ServerProperties;

import jakarta.ws.rs.core.FeatureContext;

/** Brings {@link EngineAddresses} into {@code /engine-rest} and into the API behind each of the web applications. */
public class GateDiscovery implements AutoDiscoverable {

    @Override
    public void configure(FeatureContext context) {
        context.register(EngineAddresses.class);
        // nobody is told what else there is, and by which library
        context.property(ServerProperties.WADL_FEATURE_DISABLE, true);
    }
}
