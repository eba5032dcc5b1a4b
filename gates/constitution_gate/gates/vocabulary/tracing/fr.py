"""French."""

from __future__ import annotations

REQUIREMENTS = (
    "exigence; critères de succès; critère de succès; critères de réussite; résultats mesurables; "
    "critères d'acceptation"
)
RETELLING = (
    "clarification; historique; journal des modifications; traçabilité; couverture; revue; liste de contrôle; "
    "dépendance; hypothèse; questions ouvertes; notes; entités clés; scénarios; cas limites; glossaire; résumé"
)
SET_ASIDE = (
    "supprimé; retiré; obsolète; abandonné; reporté; différé; hors périmètre; hors du périmètre; non-objectif; "
    "n'est plus requis; annulé; remplacé"
)
SHARED = (
    "mise en place; préparation; fondation; fondement; infrastructure; finition; transversal; documentation; "
    "nettoyage; déploiement; livraison; test; validation; vérification; qualité; sécurité; performance; "
    "surveillance; refactor; migration; intégration; environnement; partagé; commun"
)
AFTER_RELEASE = (
    "satisfaction; adoption; rétention; fidélisation; conversion; demandes de support; % des utilisateurs; "
    "pour cent des utilisateurs; sans aide; sans assistance; disponibilité de 9; après le lancement; "
    "après la mise en production; par mois; par trimestre; utilisateurs peuvent; du premier coup; "
    "à la première tentative; intuiti"
)
VERIFICATION = (
    "test de charge; tests de charge; test de stress; test de performance; tests de performance; audit; "
    "test d'intrusion; tests d'intrusion; couverture de tests; couverture de test; tests de régression; "
    "accessibilité; mesuré avec; vérifié par"
)
COMMON = """
le la les l un une des de du d au aux à en dans par pour avec sans sur sous entre depuis jusqu selon quand où comme
que qui dont quel quelle son sa ses leur leurs ce cet cette ces se s il elle ils elles on est sont être sera seront
soit doit doivent devra devront peut peuvent pourra permettre permet fournir chaque tout toute tous toutes plus moins
ne pas non oui déjà si ou et mais aussi seulement ainsi même système utilisateur utilisateurs application produit
fonction fonctionnalité support créer ajouter implémenter mettre jour tâche fichier test tests classe méthode
composant service module
"""
KEEPS = "rétrocompatib; compatibilité ascendante; inchangé; doit continuer"
SUFFIXES = """
ations ation ateurs atrice ateur issements issement ements ement ments ment ités ité ions ion antes ante ants ant ées
ée és é aient ait er ir re ez ons ent es e s
"""
TERMS = """
connexion=login+auth connecter=login+auth déconnexion=logout+auth compte=account passe=password
inscription=register+signup inscrire=register rôle=role permission=role authentification=auth autorisation=auth
session=session exporter=export importer=import téléverser=upload télécharger=download rechercher=search
recherche=search filtrer=filter filtre=filter trier=sort page=page pagination=pagination liste=list détail=detail
écran=screen+page supprimer=delete+remove suppression=delete+remove modifier=edit+update annuler=cancel
envoyer=send+submit soumettre=submit approuver=approve rejeter=reject refuser=reject brouillon=draft publier=publish
notification=notification notifier=notification courriel=email+mail message=message commentaire=comment
pièce=attachment fichier=file document=document modèle=template version=version état=status+state statut=status
date=date heure=time délai=deadline réessayer=retry tentative=retry erreur=error échec=fail+failure
valider=validate+validation doublon=duplicate simultané=concurrency verrou=lock journal=log+audit cache=cache
file=queue base=database enregistrer=save+store stocker=store+storage requête=request réponse=response clé=key
chiffrer=encrypt+crypto sécurité=security rapport=report graphique=chart statistique=stats tableau=dashboard+table
montant=amount commande=order produit=product panier=cart paiement=payment remboursement=refund stock=inventory
prix=price client=customer administrateur=admin employé=employee équipe=team membre=member invitation=invite
calendrier=calendar rendez=appointment réservation=booking événement=event projet=project image=image
langue=language+i18n historique=history facture=invoice patient=patient livraison=delivery adresse=address
accessible=a11y
"""
