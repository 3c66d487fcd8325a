package dev.lectern.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Tells addresses that the internet routes to one host from those that lead into somebody's own network, or nowhere.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6890">RFC 6890, Special-Purpose IP Address Registries</a>
 */
final class PublicAddresses {

    private static final List<Block> NOT_PUBLIC_IPV4 = Block.all(
            "0.0.0.0/8", // this network
            "10.0.0.0/8", // private
            "100.64.0.0/10", // shared by the customers of a provider (CGNAT)
            "127.0.0.0/8", // loopback
            "169.254.0.0/16", // link-local, and the metadata of clouds
            "172.16.0.0/12", // private
            "192.0.0.0/24", // protocols
            "192.0.2.0/24", // documentation
            "192.88.99.0/24", // relays of 6to4
            "192.168.0.0/16", // private
            "198.18.0.0/15", // benchmarks
            "198.51.100.0/24", // documentation
            "203.0.113.0/24", // documentation
            "224.0.0.0/4", // multicast
            "240.0.0.0/4"); // reserved, and broadcast

    /** The only block from which addresses of hosts are given out. */
    private static final Block GLOBAL_IPV6 = Block.of("2000::/3");

    private static final List<Block> NOT_PUBLIC_IPV6 = Block.all(
            "2001::/23", // protocols, Teredo among them
            "2001:db8::/32", // documentation
            "3fff::/20"); // documentation

    /** {@code ::ffff:0:0/96}; Java reads that text as the IPv4 address that it wraps. */
    private static final Block MAPPED =
            new Block(new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte) 0xff, (byte) 0xff, 0, 0, 0, 0}, 96);

    private static final Block NAT64 = Block.of("64:ff9b::/96");
    private static final Block SIX_TO_FOUR = Block.of("2002::/16");

    private static final int IPV4_BYTES = 4;

    private PublicAddresses() {}

    /** Whether {@code address} is public; one that wraps an IPv4 address is what the address in it is. */
    static boolean contain(InetAddress address) {
        return contain(address.getAddress());
    }

    private static boolean contain(byte[] address) {
        if (address.length == IPV4_BYTES) {
            return NOT_PUBLIC_IPV4.stream().noneMatch(block -> block.contains(address));
        }
        if (MAPPED.contains(address) || NAT64.contains(address)) {
            return contain(Arrays.copyOfRange(address, 12, 16));
        }
        if (SIX_TO_FOUR.contains(address)) {
            return contain(Arrays.copyOfRange(address, 2, 6));
        }
        return GLOBAL_IPV6.contains(address) && NOT_PUBLIC_IPV6.stream().noneMatch(block -> block.contains(address));
    }

    /** Addresses that share their first {@code bits}. */
    private record Block(byte[] start, int bits) {

        static Block of(String cidr) {
            String[] parts = cidr.split("/");
            try {
                return new Block(InetAddress.getByName(parts[0]).getAddress(), Integer.parseInt(parts[1]));
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException("not a block of addresses: " + cidr, e);
            }
        }

        static List<Block> all(String... cidrs) {
            return Arrays.stream(cidrs).map(Block::of).toList();
        }

        boolean contains(byte[] address) {
            for (int bit = 0; bit < bits; bit++) {
                if (((start[bit / 8] ^ address[bit / 8]) & (0x80 >> bit % 8)) != 0) {
                    return false;
                }
            }
            return true;
        }
    }
}
