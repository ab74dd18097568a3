package beijing.facility.gate;

import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code facility.http.*}.
 *
 * @param origins the addresses under which officials open this system, beside the one that the request itself names: needed behind a
 *                proxy that passes another name on
 */
@ConfigurationProperties("facility.http")
record GateSettings(@DefaultValue List<String> origins) {
}
