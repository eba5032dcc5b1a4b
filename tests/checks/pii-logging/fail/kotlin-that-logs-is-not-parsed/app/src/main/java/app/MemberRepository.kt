package app

class MemberRepository(private val api: Api) {
    suspend fun load(id: String): Member {
        val member = api.member(id)
        Log.d(TAG, "loaded ${member.email}")
        return member
    }
}
