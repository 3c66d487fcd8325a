package dev.lectern.webhook;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The addresses of hosts as a test wants them, and as they are for all other hosts. */
@Alternative
@Priority(1)
@Singleton
class TestHosts extends HostNames {

    private final Map<String, List<InetAddress>> hosts = new ConcurrentHashMap<>();

    static void give(String host, String... addresses) throws UnknownHostException {
        List<InetAddress> found = new ArrayList<>();
        for (String address : addresses) {
            found.add(InetAddress.getByAddress(
                    host, InetAddress.getByName(address).getAddress()));
        }
        CDI.current().select(TestHosts.class).get().hosts.put(host, found);
    }

    @Override
    List<InetAddress> addresses(String host) throws UnknownHostException {
        return hosts.containsKey(host) ? hosts.get(host) : super.addresses(host);
    }
}
