package dev.lectern.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Finds the addresses of hosts. */
@ApplicationScoped
class HostNames {

    /** All addresses of {@code host}, a name or an address itself, as they are now; at least one. */
    List<InetAddress> addresses(String host) throws UnknownHostException {
        return List.of(InetAddress.getAllByName(host));
    }
}
