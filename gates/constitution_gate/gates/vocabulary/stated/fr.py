"""French."""

STATED = {
    "security": {
        "subject": "sécurité; exigences de sécurité; considérations de sécurité",
    },
    "authentication": {
        "how": "requis*; obligatoire; chaque requête; chaque appel; rejet*",
        "rule": (
            "seuls les utilisateurs connectés; seuls les utilisateurs authentifiés; authentification requise; "
            "authentification obligatoire; doivent être authentifié*; doit être authentifié*; "
            "nécessite une authentification; exige une authentification"
        ),
        "subject": (
            "authentifi*; se connecte*; connecté; connectés; identification; ouverture de session; "
            "connexion des utilisateurs; connexion utilisateur; page de connexion"
        ),
        "means": (
            "mots de passe & hach*; mot de passe & hach*; cookie de session; cookies de session; jeton d'accès; "
            "jetons d'accès; authentification unique; e mail et mot de passe; nom d'utilisateur et mot de passe; "
            "double facteur; certificat client; utilisateurs connectés uniquement; "
            ""
            ""
            "authentification existante; authentification par; authentification via; "
            "authentification avec; s'authentifient; s'authentifie; se connectent avec; se connecte avec; "
            "se connectent via; non authentifié* & 401; non connecté* & redirig*"
        ),
        "exactly": ("jeton*; cookie*; passerelle; existant*; inchangé*; expire*"),
        "absent": (
            "sans authentification; sans compte; accès anonyme; publiquement accessible*; accès public; aucun compte"
        ),
    },
    "authorization": {
        "subject": (
            "autorisation*; autoris*; droit d'accès; contrôle d'accès; permissions; permission; habilitation*; "
            "privilège*; droits des utilisateurs"
        ),
        "means": (
            "basé sur les rôles; basée sur les rôles; par rôle; seul l'administrateur; seuls les administrateurs; "
            "seul le propriétaire; seuls les propriétaires; seul l'auteur; ses propres; leurs propres; "
            "rôle administrateur; rôle admin; isolation des locataires; tous les utilisateurs connectés; "
            "tous les utilisateurs authentifiés; moindre privilège; selon le rôle; selon les rôles; rôle requis; "
            "rôle & peut; seul* & rôle; rôles et droits"
        ),
        "how": (
            "seul*; uniquement; vérifi*; contrôl*; côté serveur; refus*; rejet*; peut; peuvent; réservé*; "
            "propriétaire*; admin*; existant*; inchangé*; requis*"
        ),
        "absent": "aucun rôle; pas de rôle*; un seul utilisateur; mono utilisateur; utilisateur unique",
    },
    "secrets": {
        "subject": (
            "secrets; secret; identifiants; clé api; clés api; clé d'api; clés d'api; clé privée; clés privées; "
            "chaîne de connexion; chaînes de connexion; mot de passe de la base; mots de passe de la base; "
            "clé secrète; clés secrètes"
        ),
        "means": "coffre fort de secrets; gestionnaire de secrets; trousseau",
        "exactly": (
            "variable d'environnement; variables d'environnement; coffre*; stocké*; conservé*; lu* depuis; "
            "chargé* depuis; fourni* par; injecté*; hors du dépôt; en dehors du dépôt; jamais dans le dépôt; "
            "à l'exécution; au déploiement; fichier d'environnement"
        ),
        "absent": "aucun secret; pas de secret*; aucune clé; aucun identifiant; sans secret",
    },
    "transport-encryption": {
        "subject": "chiffrement; chiffré*; chiffrement en transit",
        "means": "chiffré* en transit",
        "how": "requis*; obligatoire; uniquement; passerelle; tous; toutes",
    },
    "encryption-at-rest": {
        "subject": "chiffrement; chiffrement au repos; chiffré*",
        "means": "chiffré* au repos",
        "how": "repos; colonne*; disque*; volume*",
    },
    "input-validation": {
        "named": "saisie*; entrée*",
        "subject": "validation; valid*; contrôle des saisies; saisie*; entrées utilisateur; assaini*",
        "means": (
            "validé* côté serveur; validation côté serveur; liste blanche; longueur maximale; validé* par un schéma"
        ),
        "how": "schéma*; côté serveur; rejet*; longueur; format; doivent; chaque; toutes",
    },
    "rate-limiting": {
        "subject": "limitation de débit; limite de débit; limitation du débit; quota*",
        "means": "requêtes par minute; requêtes par seconde; tentatives par",
        "how": "par; maximum; au plus; passerelle",
    },
    "observability": {
        "subject": "observabilité; supervision; monitoring; télémétrie; surveillance",
    },
    "logging": {
        "subject": "log; logs; logging; journalisation; journaux; journalis*; journal applicatif; loggué*",
        "unlike": (
            "login; journal d'audit; journaux d'audit; journal de bord; changelog; catalogue; journal des modifications"
        ),
        "means": (
            "logs structurés; journaux structurés; journalisation structurée; logs json; journaux json; "
            "journaux au format json; niveau de log; niveaux de log; niveau de journalisation; est journalisé*; "
            "sont journalisé*; journalise chaque; journalise toutes; journalise tous; erreurs & journalisées; "
            "journalisées & erreurs; vers stdout; sur stdout; sur stderr; vers stderr; fichier de log; "
            "fichier journal; logger existant; journalisation existante; logs d'accès; logs d'erreur; "
            "logs centralisés"
        ),
        "how": (
            "erreur*; requête*; événement*; niveau*; stdout; stderr; json; structuré*; chaque; tous; toutes; "
            "avec; via; existant*; rétention; fichier"
        ),
        "absent": "pas de logs; aucun log; pas de journalisation; aucune journalisation",
    },
    "metrics": {
        "subject": "métrique; métriques; mesure; mesures; indicateurs techniques",
        "unlike": (
            "métriques de succès; indicateurs de succès; métriques métier; métriques de qualité; "
            "métriques du projet; mesures de sécurité; unité de mesure; sur mesure; mesures de protection"
        ),
        "means": (
            "endpoint de métriques; point de terminaison des métriques; métriques & latence; "
            "latence & métriques; métriques & durée; durée & métriques; métriques & exposées; "
            "exposées & métriques; métriques & exportées; exportées & métriques; métriques & collectées; "
            "collectées & métriques; métriques & publiées; publiées & métriques; métriques & nombre de; "
            "nombre de & métriques; métriques & erreurs; erreurs & métriques; métriques & requêtes; "
            "requêtes & métriques; compteur de; compteurs de; histogramme de; histogramme des; latence & mesurée; "
            "mesurée & latence; durée & mesurée; mesurée & durée; durée & enregistrée; enregistrée & durée"
        ),
        "how": (
            "latence; durée; nombre; taux; erreur*; exposé*; export*; collect*; publi*; mesure*; mesuré*; "
            "mémoire; par; compteur*; histogramme*"
        ),
        "absent": "pas de métriques; aucune métrique; pas de télémétrie; aucune télémétrie",
    },
    "tracing": {
        "subject": "traçage; tracing; traçage distribué; suivi des requêtes; traces distribuées",
        "unlike": (
            "stack trace; trace de pile; traçabilité des exigences; suivi de commande; suivi des commandes; "
            "suivi de livraison"
        ),
        "means": (
            "traçage distribué; traces distribuées; tracing distribué; spans par; un span; traces & exportées; "
            "exportées & traces; traces & propag*; propag* & traces; contexte de trace; traçage des requêtes"
        ),
        "how": "span*; propag*; requête*; chaque; en tête*; service*; échantillon*; export*; id; ids; contexte",
        "absent": "pas de traçage; aucun traçage; pas de tracing",
    },
    "health-checks": {
        "subject": (
            "health check*; healthcheck*; contrôle de santé; contrôles de santé; vérification de santé; "
            "liveness; readiness; sonde*"
        ),
        "means": (
            "endpoint de santé; point de santé; sonde de vivacité; sonde de disponibilité; liveness probe*; "
            "readiness probe*"
        ),
        "how": "endpoint*; renvoie; répond; sonde*; base de données; secondes; vérifie",
        "absent": "pas de health check*; aucun contrôle de santé",
    },
    "alerting": {
        "subject": "alerte; alertes; alerting; alarme*; astreinte",
        "unlike": "boîte d'alerte; message d'alerte; alertes de prix; alertes utilisateur",
        "means": (
            "alerte lorsque; alertes lorsque; alerte si; alertes si; alerte quand; règle d'alerte; "
            "règles d'alerte; seuil & alerte*; alerte* & seuil; alarme lorsque; prévient l'astreinte; "
            "notifie l'astreinte"
        ),
        "how": "lorsque; si; quand; seuil*; dépass*; minutes; taux; canal; équipe; astreinte; règle*",
        "absent": "pas d'alerte*; aucune alerte; pas d'astreinte",
    },
    "correlation-ids": {
        "subject": (
            "identifiant de corrélation; identifiants de corrélation; id de corrélation; identifiant de requête; "
            "id de requête; correlation id*; request id*; trace id*; identifiant de trace"
        ),
        "means": (
            "identifiant de corrélation & chaque; chaque & identifiant de corrélation; "
            "identifiant de corrélation & log; identifiant de corrélation & logs; "
            "identifiant de corrélation & logging; logs & identifiant de corrélation; "
            "logging & identifiant de corrélation; identifiant de corrélation & logged; "
            "identifiant de corrélation & propag*; propag* & identifiant de corrélation; "
            "identifiant de corrélation & en tête; en tête & identifiant de corrélation; "
            "identifiant de corrélation & journa*; journa* & identifiant de corrélation; "
            "id de corrélation & chaque; chaque & id de corrélation; id de corrélation & log; "
            "id de corrélation & logs; id de corrélation & logging; logs & id de corrélation; "
            "logging & id de corrélation; id de corrélation & logged; identifiant de requête & chaque; "
            "chaque & identifiant de requête; identifiant de requête & journa*; journa* & identifiant de requête; "
            "identifiant de requête & réponse*; réponse* & identifiant de requête; request id & chaque; "
            "chaque & request id; request id & propag*; propag* & request id; request id & réponse*; "
            "réponse* & request id; request id & logs; logs & request id; trace id & chaque; chaque & trace id; "
            "trace id & réponse*; réponse* & trace id; correlation id & chaque; chaque & correlation id; "
            "correlation id & propag*; propag* & correlation id"
        ),
        "how": "chaque; en tête*; propag*; génér*; log; logs; journa*; réponse*; erreur*; toutes; tous; inclu*",
        "absent": "pas d'identifiant de corrélation; pas de request id*",
    },
    "audit-log": {
        "subject": "audit; journal d'audit; journaux d'audit; piste d'audit; auditable; audité*",
        "unlike": "audit de sécurité; audit d'accessibilité; npm audit",
        "means": (
            "table d'audit; journal d'audit & chaque; chaque & journal d'audit; journal d'audit & enregistr*; "
            "enregistr* & journal d'audit; piste d'audit & chaque; chaque & piste d'audit; événements d'audit; "
            "qui a fait quoi; acteur & date; date & acteur; auteur & date; date & auteur"
        ),
        "how": "acteur*; date*; chaque; tous; toutes; enregistr*; table; immuable; rétention; qui; quand",
        "absent": "pas d'audit; aucun audit",
    },
}
MOODS = {
    "reason": "parce que; car; puisque; exécution unique; sans serveur; cli; ligne de commande; statique",
    "alternative": "test indépendant; alternative*; rejeté*; écarté*; options envisagées; option écartée",
    "excluded": "hors périmètre; hors du périmètre; hors de portée; non objectif*; hors champ",
    "later": (
        "futur*; ultérieur*; plus tard; reporté*; à définir; à déterminer; à préciser; question ouverte; "
        "questions ouvertes; feuille de route; prochaine version; prochaine phase"
    ),
    "refuses": (
        "rejet*; refus*; redirig*; interdit*; bloqu*; ne peut pas; ne peuvent pas; erreur*; non authentifié & 401"
    ),
    "frame": (
        "utilisateur; utilisateurs; des; les; et; de; du; la; le; gestion; stratégie; modèle; flux; exigences; "
        "politique; mécanisme; contrôle; règles"
    ),
    "empty": (
        "bonnes pratiques; meilleures pratiques; état de l'art; conform*; constitution; principe*; sécuris*; "
        "sécurité; sûr*; approprié*; adéquat*; si nécessaire; au besoin; sera; seront; doit; doivent; requis*; "
        "nécessaire*; respecté*; assuré*; garanti*; prévu*; traité*; pris en compte; vérifié*; aucune; aucun; pas; "
        "sans; pour; dans; cette; ces; avec; nous; est; sont; une; les; des; standard*; habituel*; fonctionnalité*; "
        "changement*; modification*; pass; tous; toutes; selon"
    ),
    "hides": "pas journalis*; jamais journalis*; masqué*; ne doit pas apparaître; ne doivent pas apparaître",
}
