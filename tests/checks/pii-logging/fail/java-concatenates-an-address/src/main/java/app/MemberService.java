package app;

class MemberService {
    private static final Logger LOG = LoggerFactory.getLogger(MemberService.class);

    Member find(String email) {
        LOG.debug("looking for " + email);
        Member member = members.byEmail(email);
        LOG.atInfo().addKeyValue("phoneNumber", member.contact()).log("found {}", member.getId());
        return member;
    }
}
