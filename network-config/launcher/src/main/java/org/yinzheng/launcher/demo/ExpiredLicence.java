// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher.demo;

import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.yinzheng.credential.identifier.LicenceIdentifier;
import org.yinzheng.credential.key.InMemorySigner;
import org.yinzheng.credential.print.CredentialId;
import org.yinzheng.credential.print.FieldValue;
import org.yinzheng.credential.print.PrintClaims;
import org.yinzheng.credential.print.PrintCredential;
import tools.jackson.databind.JsonNode;

/**
 * A food business licence whose last day was yesterday. The gateway signs by its own clock and so issues none; the ledger
 * takes what was signed up to a day ago. So officers of the agency register a key of their own, sign one as of yesterday's
 * last second, and record it.
 */
final class ExpiredLicence {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int P256_SHA256 = -9;
    private static final int IDENTIFIER = 0;
    private static final int LICENCE_NUMBER = 1;
    private static final int HOLDER_NAME = 2;

    private final DirectLedger ledger;
    private final DemoAgency agency;
    private final JsonNode type;
    private final InMemorySigner key = InMemorySigner.generate(RANDOM);
    private final LocalDate lastDay = LocalDate.now(PrintClaims.ZONE).minusDays(1);
    private final LicenceIdentifier identifier;
    private final long statusIndex;

    /** @param type the food business licence, as published */
    ExpiredLicence(DirectLedger ledger, DemoAgency agency, JsonNode type) {
        this.ledger = ledger;
        this.agency = agency;
        this.type = type;
        this.identifier = new LicenceIdentifier(
                type.path("code").asString(), agency.agency(), kid().toUpperCase(Locale.ROOT), "001");
        // from the list's second half: the gateway gives the places from the first on
        int half = type.path("statusList").path("capacity").asInt() / 2;
        this.statusIndex = half + RANDOM.nextInt(half);
    }

    /** Issues it and returns its code. */
    String issue() {
        registerKey();
        PrintCredential credential = signed();
        ledger.submit(
                agency.clerk(),
                "licence:Issue",
                Map.of(
                        "type", type.path("number").asInt(),
                        "typeVersion", type.path("version").asInt(),
                        "kid", kid(),
                        "licences", List.of(entry(credential))));
        return credential.text();
    }

    private String kid() {
        return key.publicKey().keyId().hex();
    }

    private void registerKey() {
        ledger.submit(
                agency.keeper(),
                "registry:RegisterKey",
                Map.of(
                        "kid", kid(),
                        "use", "CREDENTIAL",
                        "algorithm", P256_SHA256,
                        "publicKey",
                                Base64.getEncoder()
                                        .encodeToString(key.publicKey().spki()),
                        "types", List.of(type.path("number").asInt())));
        ledger.submit(agency.approver(), "registry:ConfirmKey", Map.of("kid", kid()));
    }

    private PrintCredential signed() {
        TreeMap<Integer, FieldValue> fields = new TreeMap<>();
        fields.put(IDENTIFIER, FieldValue.text(identifier.printed()));
        fields.put(LICENCE_NUMBER, FieldValue.text("JY13301000000001"));
        fields.put(HOLDER_NAME, FieldValue.text("虚构过期小吃店"));
        return PrintCredential.issue(
                PrintClaims.licence(
                        agency.iss(),
                        type.path("number").asInt(),
                        PrintClaims.endOf(lastDay) - 1,
                        CredentialId.random(RANDOM),
                        Optional.of(lastDay),
                        statusIndex,
                        fields),
                key);
    }

    private Map<String, Object> entry(PrintCredential credential) {
        String firstDay = lastDay.minusYears(1).plusDays(1).toString();
        return Map.of(
                "licenceId", identifier.toString(),
                "statusIndex", statusIndex,
                "issueDate", firstDay,
                "validFrom", firstDay,
                "validTo", lastDay.toString(),
                "holderCommitment", random(),
                "fileDigest", random(),
                "dataGrade", type.path("dataGrade").asInt(),
                "credentials",
                        List.of(Map.of(
                                "profile", "PRINT",
                                "digest", credential.digest().hex(),
                                "iat", credential.claims().iat())));
    }

    private static String random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
