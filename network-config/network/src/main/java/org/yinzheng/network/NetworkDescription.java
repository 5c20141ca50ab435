// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What {@code network.yaml} says: a channel, how its orderers agree, its batch settings, who decides together, and its
 * organisations with their nodes and clients.
 *
 * <p>Both engines (the local peer and a Fabric network) are set up from one description. Chaincode names and their
 * policies follow from the organisations and from {@link NetworkPolicies} (see {@link #chaincodes()}).
 *
 * @param channel name of the channel: a lower-case letter, then lower-case letters, digits, dots and dashes
 * @param consensus how the orderers agree
 * @param batch how transactions are gathered into blocks
 * @param policies who decides together
 * @param organisations the members, the national platform and the provinces first
 */
public record NetworkDescription(
        String channel,
        Consensus consensus,
        BatchSettings batch,
        NetworkPolicies policies,
        List<Organisation> organisations) {
    /** Chaincode name of the namespace that every region shares. */
    public static final String COMMON_NAMESPACE = "yz-common";

    private static final Pattern CHANNEL = Pattern.compile("[a-z][a-z0-9.-]{0,248}");
    private static final int MAX_BYTES = 1 << 20;
    private static final int LEAST_RAFT = 3;

    /** Checks what no single organisation can know: uniqueness, and whether the members suffice. */
    public NetworkDescription {
        Require.that(
                CHANNEL.matcher(channel).matches(),
                "channel",
                "channel '" + channel + "': a lower-case letter, then up to 248 lower-case letters, digits, '.', '-'");
        organisations = List.copyOf(organisations);
        Unique.check(organisations);
        long nationals =
                organisations.stream().filter(o -> o.kind() == Kind.NATIONAL).count();
        Require.that(
                nationals == 1,
                "organisations",
                "organisations of kind national: " + nationals + ", exactly one is needed");
        Require.that(
                organisations.stream().anyMatch(o -> o.kind() == Kind.PROVINCE),
                "organisations",
                "organisations of kind province: none, at least one is needed");
        checkOrderers(consensus, organisations);
        NetworkPolicies checked = policies;
        List<Organisation> members = organisations;
        Require.at("/policies", () -> {
            checked.check(members);
            return checked;
        });
    }

    private static void checkOrderers(Consensus consensus, List<Organisation> organisations) {
        int orderers = organisations.stream().mapToInt(o -> o.orderers().size()).sum();
        if (consensus == Consensus.RAFT) {
            Require.that(
                    orderers >= LEAST_RAFT,
                    "consensus",
                    "orderers: " + orderers + ", Raft needs at least " + LEAST_RAFT + " to survive the loss of one");
            return;
        }
        Require.that(
                orderers >= 4,
                "consensus",
                "orderers: " + orderers + ", Byzantine fault tolerance needs at least 4; consensus: raft needs "
                        + LEAST_RAFT);
        int faults = consensus.faults(orderers);
        for (int i = 0; i < organisations.size(); i++) {
            Organisation organisation = organisations.get(i);
            Require.that(
                    organisation.orderers().size() <= faults,
                    "organisations/" + i + "/orderers",
                    organisation.mspId() + " runs " + organisation.orderers().size() + " of " + orderers
                            + " orderers; at most " + faults
                            + ", or it alone can stop the network or fork its chain");
        }
    }

    /**
     * Reads and checks a description.
     *
     * @throws InvalidDescription when the text is not a valid description; the message says what is accepted
     */
    public static NetworkDescription read(Path file) throws IOException {
        Require.that(Files.size(file) <= MAX_BYTES, "", file.getFileName() + ": more than " + MAX_BYTES + " bytes");
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

    /** The national platform. */
    public Organisation national() {
        return organisations.stream()
                .filter(o -> o.kind() == Kind.NATIONAL)
                .findFirst()
                .orElseThrow();
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
}
