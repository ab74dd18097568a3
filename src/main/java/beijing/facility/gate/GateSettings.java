package beijing.facility.gate;

import java.time.Duration;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code facility.http.*}.
 *
 * @param origins the addresses under which officials open this system, beside the one that the request itself names: needed behind a
 *                proxy that passes another name on
 * @param bodies  how long what is sent may take
 */
@ConfigurationProperties("facility.http")
record GateSettings(@DefaultValue List<String> origins, @DefaultValue Bodies bodies) {

    /**
     * Times from the first byte to the last.
     *
     * @param ofStrangers of those who sign in, or have not yet
     * @param json        of what is no file
     * @param deployments of the files of a deployment
     * @param uploads     of a document
     * @param strangersAtOnce   of how many strangers a body is read at the same moment; each holds a thread meanwhile
     * @param strangersOfAnAddress likewise from one address
     */
    record Bodies(
            @DefaultValue("PT15S") Duration ofStrangers,
            @DefaultValue("PT60S") Duration json,
            @DefaultValue("PT2M") Duration deployments,
            @DefaultValue("PT10M") Duration uploads,
            @DefaultValue("32") int strangersAtOnce,
            @DefaultValue("24") int strangersOfAnAddress) {
    }
}
