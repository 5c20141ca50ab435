// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What {@code network.yaml} says: a channel, its batch settings and its organisations with their nodes and clients.
 *
 * <p>Both engines (the local peer and a Fabric network) are set up from one description. Chaincode names and their
 * policies are not written in the file: they follow from the organisations (see {@link #chaincodes()}).
 *
 * @param channel name of the channel: a lower-case letter, then lower-case letters, digits, dots and dashes
 * @param batch how transactions are gathered into blocks
 * @param organisations the members, the national platform and the provinces first
 */
public record NetworkDescription(String channel, BatchSettings batch, List<Organisation> organisations) {
    /** Chaincode name of the namespace that every region shares. */
    public static final String COMMON_NAMESPACE = "yz-common";

    private static final Pattern CHANNEL = Pattern.compile("[a-z][a-z0-9.-]{0,248}");
    private static final int MAX_BYTES = 1 << 20;

    /** Checks what no single organisation can know: uniqueness and the least set of members. */
    public NetworkDescription {
        Require.that(
                CHANNEL.matcher(channel).matches(),
                "channel '" + channel + "': a lower-case letter, then up to 248 lower-case letters, digits, '.', '-'");
        organisations = List.copyOf(organisations);
        unique(organisations, "mspId", organisation -> Stream.of(organisation.mspId()));
        unique(organisations, "region", organisation -> organisation.regionCode().stream());
        unique(organisations, "client name", organisation -> organisation.clients().stream()
                .map(Client::name));
        unique(organisations, "host:port", Organisation::endpoints);
        long nationals =
                organisations.stream().filter(o -> o.kind() == Kind.NATIONAL).count();
        Require.that(nationals == 1, "organisations of kind national: " + nationals + ", exactly one is needed");
        Require.that(
                organisations.stream().anyMatch(o -> o.kind() == Kind.PROVINCE),
                "organisations of kind province: none, at least one is needed");
        long orderers =
                organisations.stream().mapToLong(o -> o.orderers().size()).sum();
        Require.that(orderers >= 4, "orderers: " + orderers + ", Byzantine fault tolerance needs at least 4");
    }

    /**
     * Reads and checks a description.
     *
     * @throws InvalidDescription when the text is not a valid description; the message says what is accepted
     */
    public static NetworkDescription read(Path file) throws IOException {
        Require.that(Files.size(file) <= MAX_BYTES, file.getFileName() + ": more than " + MAX_BYTES + " bytes");
        return parse(Files.readString(file));
    }

    /**
     * Parses and checks a description.
     *
     * @throws InvalidDescription when the text is not a valid description; the message says what is accepted
     */
    public static NetworkDescription parse(String yaml) {
        return DescriptionYaml.parse(yaml);
    }

    /** The text of the built-in demo network: a national platform, two provinces and an auditor. */
    public static String demoText() {
        return DescriptionYaml.resource("demo-network.yaml");
    }

    /** The built-in demo network. */
    public static NetworkDescription demo() {
        return parse(demoText());
    }

    /** Members that have a namespace of their own and endorse: the national platform and the provinces. */
    public List<Organisation> regionalOrganisations() {
        return organisations.stream().filter(o -> o.region() != null).toList();
    }

    /** The member with this MSP id. */
    public Organisation organisation(String mspId) {
        return organisations.stream()
                .filter(o -> o.mspId().equals(mspId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no organisation " + mspId + "; there are "
                        + organisations.stream().map(Organisation::mspId).toList()));
    }

    /** The member that owns this region's namespace, if it is part of the network. */
    public Optional<Organisation> ofRegion(String region) {
        return organisations.stream().filter(o -> region.equals(o.region())).findFirst();
    }

    /** The chaincode definitions: one common namespace, then one for each region, all from the same jar. */
    public List<ChaincodeDefinition> chaincodes() {
        return ChaincodeDefinition.of(this);
    }

    private static void unique(
            List<Organisation> organisations, String what, Function<Organisation, Stream<String>> values) {
        Set<String> seen = new HashSet<>();
        organisations.stream()
                .flatMap(values)
                .forEach(value -> Require.that(seen.add(value), what + " '" + value + "' is given twice"));
    }
}
