package courses

import (
	"net/http"

	"github.com/gin-gonic/gin"
)

// Catalogue lists what anybody may see.
func Catalogue(c *gin.Context) { c.JSON(http.StatusOK, gin.H{"courses": []string{}}) }

// CatalogueEntry shows one course.
func CatalogueEntry(c *gin.Context) { c.JSON(http.StatusOK, gin.H{"slug": c.Param("slug")}) }

// ListV2 lists courses, page by page.
func ListV2(c *gin.Context) { c.Status(http.StatusOK) }

// GetV2 shows a course.
func GetV2(c *gin.Context) { c.Status(http.StatusOK) }

// OutlineV2 shows what a course is about.
func OutlineV2(c *gin.Context) { c.Status(http.StatusOK) }
