package dev.lectern.access;

import io.netty.util.NetUtil;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/** Where the present request comes from: from a proxy, unless {@code quarkus.http.proxy} says what it forwards is to be believed. */
@ApplicationScoped
class ClientAddress {

    private static final int PREFIX = 8;

    private final CurrentVertxRequest requests;

    ClientAddress(CurrentVertxRequest requests) {
        this.requests = requests;
    }

    /** As text; {@code unknown} where the connection has none. */
    String text() {
        return Optional.ofNullable(requests.getCurrent().request().remoteAddress())
                .map(address -> Optional.ofNullable(address.hostAddress()).orElse(address.hostName()))
                .orElse("unknown");
    }

    /** What one client has to itself: an IPv4 address, or the 64 bits of an IPv6 address that networks are given out by. */
    String block() {
        return block(text());
    }

    static String block(String address) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
        if (bytes == null) {
            return address;
        }
        try {
            // An IPv4 address in the form of an IPv6 one comes back as what it is.
            byte[] known = InetAddress.getByAddress(bytes).getAddress();
            if (known.length == 2 * PREFIX) {
                Arrays.fill(known, PREFIX, known.length, (byte) 0);
                return InetAddress.getByAddress(known).getHostAddress() + "/64";
            }
            return InetAddress.getByAddress(known).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address has 4 or 16 bytes, got %d".formatted(bytes.length), e);
        }
    }
}
