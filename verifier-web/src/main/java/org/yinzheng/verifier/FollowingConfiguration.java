// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.yinzheng.verifier.follow.Alarms;
import org.yinzheng.verifier.follow.BlockSource;
import org.yinzheng.verifier.follow.ConnectionProfile;
import org.yinzheng.verifier.follow.Follower;
import org.yinzheng.verifier.follow.Genesis;
import org.yinzheng.verifier.follow.PeerBlocks;
import org.yinzheng.verifier.ledger.BlockRefusedException;
import org.yinzheng.verifier.ledger.LedgerNames;
import org.yinzheng.verifier.readmodel.ReadModel;

/** Puts together what follows the ledger. */
@Configuration(proxyBeanMethods = false)
class FollowingConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    ConnectionProfile connectionProfile(VerifierProperties properties) throws IOException {
        return ConnectionProfile.load(properties.connection());
    }

    @Bean
    LedgerNames ledgerNames(ConnectionProfile profile) {
        return new LedgerNames(profile.channel(), profile.commonNamespace());
    }

    @Bean
    Genesis genesis(ConnectionProfile profile) throws BlockRefusedException {
        return Genesis.load(profile.genesisBlock());
    }

    @Bean
    ReadModel readModel(VerifierProperties properties, LedgerNames names) {
        return ReadModel.open(properties.data(), names.commonNamespace());
    }

    @Bean
    Alarms alarms(Clock clock) {
        return new Alarms(clock);
    }

    @Bean
    BlockSource blockSource(ConnectionProfile profile) throws IOException, GeneralSecurityException {
        return PeerBlocks.connect(profile);
    }

    @Bean(initMethod = "start")
    Follower follower(
            LedgerNames names,
            Genesis genesis,
            BlockSource source,
            ReadModel view,
            Alarms alarms,
            VerifierProperties properties,
            Clock clock) {
        return new Follower(names.channel(), genesis, source, view, alarms, properties.confirmedRoots(), clock);
    }
}
