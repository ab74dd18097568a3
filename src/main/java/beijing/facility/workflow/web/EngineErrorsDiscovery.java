package beijing.facility.workflow.web;

import org.glassfish.jersey.internal.spi.AutoDiscoverable;

import jakarta.ws.rs.core.FeatureContext;

/** Brings {@link EngineErrors} and {@link HandedInValues} into {@code /engine-rest} and into the API behind each of the web applications. */
public class EngineErrorsDiscovery implements AutoDiscoverable {

    @Override
    public void configure(FeatureContext context) {
        context.register(EngineErrors.OfRest.class);
        context.register(EngineErrors.OfEngine.class);
        context.register(EngineErrors.OfAnything.class);
        context.register(EngineErrors.OfWeb.class);
        context.register(EngineErrors.OfBody.class);
        context.register(EngineErrors.OfBodyParts.class);
        context.register(HandedInValues.class);
    }
}
