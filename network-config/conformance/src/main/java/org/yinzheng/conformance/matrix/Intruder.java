// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.matrix;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.yinzheng.conformance.engine.LedgerClient;
import org.yinzheng.conformance.engine.World;
import org.yinzheng.network.NetworkMaterial;
import org.yinzheng.network.SigningIdentity;

/** Somebody who may not make a call, with the arguments of the one who may. */
enum Intruder {
    /** The same office in another province. */
    OTHER_PROVINCE,
    /** Another issuer of the same province, whose types are others. */
    OTHER_ISSUER,
    /** A colleague whose role is not enough. */
    OTHER_ROLE,
    /** The rightful caller's certificate, shown under another organisation's name. */
    WRONG_MSP,
    /** A certificate that names the rightful agency and role and that nobody but its owner signed. */
    SELF_SIGNED,
    /** A certificate of another province's authority that names the rightful agency and role. */
    MINTED_ELSEWHERE;

    /** The client; empty where the call is open to such a caller. */
    Optional<LedgerClient> client(World world, Call call) {
        return switch (this) {
            case OTHER_PROVINCE -> Optional.of(world.client(elsewhere(call.client())));
            case OTHER_ISSUER -> otherIssuer(world, call);
            case OTHER_ROLE -> Optional.of(world.client(call.otherRole()));
            case WRONG_MSP -> Optional.of(world.client(renamed(rightful(world, call))));
            case SELF_SIGNED ->
                Optional.of(
                        world.client(Forgery.selfSigned(rightful(world, call).mspId(), agency(call), role(call))));
            case MINTED_ELSEWHERE ->
                Optional.of(world.client(Forgery.mintedBy(foreignAuthority(world, call), agency(call), role(call))));
        };
    }

    private static String elsewhere(String client) {
        return client.startsWith("zj-")
                ? client.replace("zj-", "jx-")
                : client.startsWith("jx-") ? client.replace("jx-", "zj-") : "zj-registrar";
    }

    private static Optional<LedgerClient> otherIssuer(World world, Call call) {
        if (call.anyAgency()) {
            return Optional.empty();
        }
        String province = call.client().substring(0, 3);
        String role = call.client().endsWith("registrar")
                ? "approver"
                : call.client().substring(call.client().lastIndexOf('-') + 1);
        return Optional.of(world.client(province + "police-" + role));
    }

    private static SigningIdentity rightful(World world, Call call) {
        return world.client(call.client()).identity();
    }

    private static SigningIdentity renamed(SigningIdentity identity) {
        String other = identity.mspId().equals(World.JX_MSP) ? World.ZJ_MSP : World.JX_MSP;
        return new SigningIdentity(other, identity.certificatePem(), identity.certificate(), identity.privateKey());
    }

    private static SigningIdentity foreignAuthority(World world, Call call) {
        NetworkMaterial material = world.engine().material();
        try {
            return material.authority(call.client().startsWith("jx-") ? World.ZJ_MSP : World.JX_MSP);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String agency(Call call) {
        if (call.client().startsWith("national")) {
            return World.NATIONAL_AGENCY;
        }
        boolean zhejiang = call.client().startsWith("zj-");
        if (call.client().contains("-market-")) {
            return zhejiang ? World.ZJ_MARKET : World.JX_MARKET;
        }
        return zhejiang ? World.ZJ_PLATFORM : World.JX_PLATFORM;
    }

    private static String role(Call call) {
        if (call.client().startsWith("national")) {
            return "national,registrar";
        }
        return call.client().substring(call.client().lastIndexOf('-') + 1);
    }
}
