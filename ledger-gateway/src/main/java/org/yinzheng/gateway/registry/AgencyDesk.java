// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.registry;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.yinzheng.chaincode.authority.AgencyState;
import org.yinzheng.chaincode.ledger.LedgerKeys;
import org.yinzheng.chaincode.registry.AdoptionState;
import org.yinzheng.chaincode.registry.KeyState;
import org.yinzheng.chaincode.registry.KeyUse;
import org.yinzheng.chaincode.registry.LicenceType;
import org.yinzheng.credential.key.CredentialSigner;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.ledger.LedgerUnavailable;
import org.yinzheng.gateway.problem.Problem;
import org.yinzheng.gateway.signing.IssuingKeys;

/**
 * What issuing must know of the caller's agency: its record, its key and the type in use. Remembered for seconds; the
 * ledger reads all of it again in every transaction, so a stale memory costs a refusal and never a wrong record.
 */
@Component
public final class AgencyDesk {
    private static final Logger LOG = LoggerFactory.getLogger(AgencyDesk.class);
    private static final Duration FRESH = Duration.ofSeconds(10);

    private final RegistryReader registry;
    private final IssuingKeys keys;
    private final Clock clock;
    private final Map<String, Remembered> memory = new ConcurrentHashMap<>();
    private final AtomicLong changes = new AtomicLong();
    private final Map<String, List<String>> succeeded = new ConcurrentHashMap<>();

    AgencyDesk(RegistryReader registry, IssuingKeys keys, Clock clock) {
        this.registry = registry;
        this.keys = keys;
        this.clock = clock;
    }

    public AgencyState agency(Caller caller) {
        return agency(caller, caller.organisation().namespace(), caller.agency())
                .orElseThrow(Problem.NOT_FOUND::exception);
    }

    public Optional<AgencyState> agency(Caller caller, String namespace, String code) {
        return remembered(
                namespace + "/AGY/" + code,
                AgencyState.class,
                () -> registry.find(caller, namespace, LedgerKeys.agency(code), AgencyState.class));
    }

    /**
     * The caller's agency and all that it succeeded: those for whose documents it answers. A registry that does not answer is
     * taken by its last word, since a succession is for good.
     */
    public List<String> answeredFor(Caller caller) {
        var own = caller.agency();
        if (!own.isEmpty()) {
            try {
                agency(caller, caller.organisation().namespace(), own)
                        .ifPresent(agency -> succeeded.put(own, agency.predecessors()));
            } catch (LedgerUnavailable e) {
                LOG.info("the ledger does not answer, predecessors are those known before");
            }
        }
        return Stream.concat(Stream.of(own), succeeded.getOrDefault(own, List.of()).stream())
                .toList();
    }

    /** Whether the caller's agency answers for what this one did: it is the same, or succeeded it. */
    public boolean answersFor(Caller caller, String agency) {
        return agency.equals(caller.agency()) || answeredFor(caller).contains(agency);
    }

    /** The version of a type that a region has in use. */
    public Optional<LicenceType> typeInUse(Caller caller, String namespace, int number) {
        return remembered(
                        namespace + "/ADOPT/" + number,
                        AdoptionState.class,
                        () -> registry.find(caller, namespace, LedgerKeys.adoption(number), AdoptionState.class))
                .flatMap(adoption -> type(caller, number, adoption.version()));
    }

    private Optional<LicenceType> type(Caller caller, int number, int version) {
        var common = caller.organisation().commonNamespace();
        return remembered(
                common + "/TYP/" + number + "/" + version,
                LicenceType.class,
                () -> registry.find(caller, common, LedgerKeys.type(number, version), LicenceType.class));
    }

    /** The key with which this gateway signs documents of a type for the caller's agency now. */
    public CredentialSigner signer(Caller caller, int type) {
        var mspId = caller.organisation().mspId();
        var namespace = caller.organisation().namespace();
        var held = keys.held(mspId, caller.agency()).stream().flatMap(kid -> key(caller, namespace, kid).stream());
        return forSigning(held, type, clock.instant().getEpochSecond())
                .flatMap(key -> keys.find(mspId, caller.agency(), key.kid()))
                .orElseThrow(Problem.KEY_NOT_READY::exception);
    }

    /** Of those that may sign now the one confirmed last: who rotates a key wants the new one used, and the old one not past its end. */
    static Optional<KeyState> forSigning(Stream<KeyState> held, int type, long now) {
        return held.filter(key -> signs(key, type, now))
                .max(Comparator.comparing((KeyState key) -> Objects.requireNonNullElse(key.from(), 0L))
                        .thenComparing(KeyState::kid));
    }

    public Optional<KeyState> key(Caller caller, String namespace, String kid) {
        return remembered(
                namespace + "/KEY/" + kid,
                KeyState.class,
                () -> registry.find(caller, namespace, LedgerKeys.issuingKey(kid), KeyState.class));
    }

    private static boolean signs(KeyState key, int type, long now) {
        return key.status() == KeyState.Status.ACTIVE
                && (key.notAfter() == null || now <= key.notAfter())
                && key.use() == KeyUse.CREDENTIAL
                && (key.types().isEmpty() || key.types().contains(type));
    }

    /** Forgets everything, after a change of the registry through this gateway, and what is being read meanwhile too. */
    public void forget() {
        changes.incrementAndGet();
        memory.clear();
    }

    private <T> Optional<T> remembered(String name, Class<T> type, Supplier<Optional<T>> source) {
        var known = memory.get(name);
        if (known != null && known.changes() == changes.get() && known.until().isAfter(clock.instant())) {
            return Optional.of(type.cast(known.value()));
        }
        // read before a change, it may be remembered after it
        long before = changes.get();
        var found = source.get();
        // what is missing may appear at any moment, so only what is there is remembered
        found.ifPresent(value ->
                memory.put(name, new Remembered(value, before, clock.instant().plus(FRESH))));
        return found;
    }

    private record Remembered(Object value, long changes, Instant until) {}
}
