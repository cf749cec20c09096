from django.db import migrations

from marketplace.pagecache.watching import FUNCTION, watch


class Migration(migrations.Migration):
    dependencies = [
        ("pagecache", "0001_changes"),
        ("catalogue", "0006_piece_facts"),
        ("partner", "0001_initial"),
        ("weavers", "0003_hash_payees"),
        ("shipping", "0001_initial"),
        ("payment", "0001_initial"),
        ("cms", "0001_initial"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtailimages", "0027_image_description"),
        ("wagtailsearch", "0010_add_text_fields"),
    ]

    operations = [
        migrations.RunSQL(FUNCTION, "DROP FUNCTION pagecache_note_change()"),
        watch(
            "catalogue_product",
            "catalogue_productimage",
            "catalogue_category",
            "catalogue_productcategory",
            "catalogue_maker",
            "catalogue_termsrule",
            "catalogue_gstrate",
            "catalogue_restriction",
            "catalogue_signoff",
            "partner_stockrecord",
            "weavers_weaver",
            "weavers_group",
            "weavers_consent",
            "shipping_fair",
            "payment_checkout",
            "payment_checkoutline",
            "cms_homepage",
            "cms_standardpage",
            "cms_storypage",
            "cms_storyindexpage",
            "wagtailcore_page",
            "wagtailcore_site",
            "wagtailcore_pageviewrestriction",
            "wagtailimages_image",
            "wagtailsearch_indexentry",
        ),
    ]
